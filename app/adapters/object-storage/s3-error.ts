import { StorageError } from "../../domain/storage-error.ts";

/** By the code in the answer's body; the SDK calls it the error's name. */
const kindByName: Record<string, StorageError["kind"]> = {
  NoSuchKey: "missing",
  NoSuchVersion: "missing",
  NotFound: "missing", // to HEAD, which has no body
  NoSuchBucket: "refused",
  InvalidRange: "range-invalid",
  KeyTooLongError: "key-invalid",
  NotImplemented: "refused", // a 501, today and tomorrow
  RequestTimeout: "unavailable", // a 400: the body did not come in time
  SlowDown: "unavailable",
};

const kindByStatus: Record<number, StorageError["kind"]> = {
  404: "missing",
  408: "unavailable",
  409: "conflict",
  412: "conflict",
  416: "range-invalid",
  429: "unavailable",
};

/**
 * What was thrown on the way to S3, as the port has it. Any other 3xx (the region is another) and 4xx is "refused": asking
 * again would not help, and a person must look. A server's failure, and whatever is no answer at all (a lost line, a source that broke), is "unavailable".
 */
export function s3Error(error: unknown, key: string): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(kindOf(error), key, { cause: error });
}

function kindOf(error: unknown): StorageError["kind"] {
  if (!(error instanceof Error)) return "unavailable";
  const status = statusOf(error);
  // Ours to set right: there are no keys to sign with.
  if (error.name === "CredentialsProviderError") return "refused";
  if (status === undefined) return "unavailable";
  return kindByName[error.name] ?? kindByStatus[status] ?? (status >= 300 && status < 500 ? "refused" : "unavailable");
}

function statusOf(error: Error): number | undefined {
  const { $metadata: answer } = error as Error & { $metadata?: { httpStatusCode?: number } };
  return answer?.httpStatusCode;
}
