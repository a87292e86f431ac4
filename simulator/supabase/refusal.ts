/** What Supabase Storage refuses with: the true status and code stand in the body. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly error: string;

  constructor(statusCode: number, code: string, message: string, error = code) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.error = error;
  }

  /** HTTP says 400 whatever it is, except where the server failed, the range can't be, or it is asked too often. */
  get httpStatus(): number {
    return this.statusCode >= 500 || [416, 429].includes(this.statusCode) ? this.statusCode : 400;
  }

  get body(): object {
    const { statusCode, error, message, code } = this;
    return { statusCode: String(statusCode), error, message, code };
  }
}

export const noSuchKey = () => new Refusal(404, "NoSuchKey", "Object not found", "not_found");
export const noSuchBucket = () => new Refusal(404, "NoSuchBucket", "Bucket not found", "Bucket not found");
export const noRelatedResource = () => new Refusal(404, "InvalidRequest", "The related resource does not exist");
export const keyTaken = (code: "KeyAlreadyExists" | "ResourceAlreadyExists") =>
  new Refusal(409, code, "The resource already exists", "Duplicate");
export const invalidKey = (key: string) => new Refusal(400, "InvalidKey", `Invalid key: ${key}`);
export const accessDenied = (message: string) => new Refusal(403, "AccessDenied", message, "Unauthorized");
export const invalidRequest = (message: string) => new Refusal(400, "InvalidRequest", message);
export const notThere = (method: string, path: string) =>
  new Refusal(404, "InvalidRequest", `Route ${method}:${path} not found`, "Not Found");
