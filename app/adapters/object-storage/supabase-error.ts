import { StorageError } from "../../domain/storage-error.ts";

/** By the code in the answer's body. */
const kindByCode: Record<string, StorageError["kind"]> = {
  NoSuchKey: "missing",
  KeyAlreadyExists: "conflict",
  ResourceAlreadyExists: "conflict",
  InvalidKey: "key-invalid",
  InvalidRange: "range-invalid",
  TransactionError: "unavailable", // a 409: two were at the same row, and one is to come again
  SlowDown: "unavailable",
};

const kindByStatus: Record<string, StorageError["kind"]> = {
  408: "unavailable",
  416: "range-invalid",
  423: "unavailable", // locked by another request
  429: "unavailable",
};

/**
 * What Supabase Storage refused with, as the port has it. HTTP says 400 to nearly everything, so the body's own code and status
 * count. Of all its 404s only NoSuchKey speaks of an object: "Bucket not found" is what it answers a wrong key too, and "The
 * related resource does not exist" is a bucket as well. What is no answer at all (a lost line) is "unavailable".
 */
export function supabaseError(error: unknown, key: string): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(kindOf(error), key, { cause: error });
}

function kindOf(error: unknown): StorageError["kind"] {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof statusCode !== "string") return "unavailable";
  const known = kindByCode[String(code)] ?? kindByStatus[statusCode];
  return known ?? (Number(statusCode) >= 500 ? "unavailable" : "refused");
}
