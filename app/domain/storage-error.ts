/**
 * What any storage may answer: there is no such key, someone else was there first, the key or the range can't be, it won't
 * have us (wrong credentials: a person must look), or it can't be reached (retryable).
 */
export class StorageError extends Error {
  readonly kind: "missing" | "conflict" | "unavailable" | "key-invalid" | "range-invalid" | "refused";

  constructor(kind: StorageError["kind"], key: string, options: { cause?: unknown } = {}) {
    super(`storage: ${kind}: ${key}`, { cause: options.cause });
    this.name = "StorageError";
    this.kind = kind;
  }
}
