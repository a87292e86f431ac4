import { expect, test } from "vitest";
import { StorageError } from "../../domain/storage-error.ts";
import { s3Error } from "./s3-error.ts";

const answered = (status: number, name: string) =>
  Object.assign(new Error("UnknownError"), { name, $metadata: { httpStatusCode: status } });

test.each([
  [404, "NoSuchKey", "missing"],
  [404, "NotFound", "missing"],
  [404, "NoSuchBucket", "refused"],
  [403, "AccessDenied", "refused"],
  [403, "SignatureDoesNotMatch", "refused"],
  [401, "Unauthorized", "refused"],
  [400, "AuthorizationHeaderMalformed", "refused"],
  [301, "PermanentRedirect", "refused"],
  [501, "NotImplemented", "refused"],
  [400, "RequestTimeout", "unavailable"],
  [408, "Error", "unavailable"],
  [429, "TooManyRequests", "unavailable"],
  [503, "SlowDown", "unavailable"],
  [400, "SlowDown", "unavailable"],
  [500, "InternalError", "unavailable"],
  [409, "OperationAborted", "conflict"],
  [412, "PreconditionFailed", "conflict"],
  [416, "InvalidRange", "range-invalid"],
  [400, "KeyTooLongError", "key-invalid"],
] as const)("an answer of %i %s is %s", (status, name, kind) => {
  expect(s3Error(answered(status, name), "temporary/a")).toMatchObject({ kind, name: "StorageError" });
});

test("a lost line is unavailable, missing credentials are refused, and what is known stays as it is", () => {
  expect(s3Error(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), "a").kind).toBe("unavailable");
  expect(s3Error("a word", "a").kind).toBe("unavailable");
  expect(s3Error(Object.assign(new Error("none"), { name: "CredentialsProviderError" }), "a").kind).toBe("refused");
  const known = new StorageError("range-invalid", "a");
  expect(s3Error(known, "b")).toBe(known);
});

test("says which key it was, and nothing of what was asked", () => {
  expect(s3Error(answered(403, "AccessDenied"), "temporary/a").message).toBe("storage: refused: temporary/a");
});
