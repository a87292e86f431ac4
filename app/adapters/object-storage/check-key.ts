import { StorageError } from "../../domain/storage-error.ts";

const keyPattern = /^(?!\/)(?!.*(?:^|\/)\.)[A-Za-z0-9_\-./]{1,500}$/;

/**
 * The key, if it is one: a plain path of ASCII letters, digits, `_`, `-`, `.` and `/`. Anything else means something else to one
 * storage or another (a way up, a hidden file, the end of a URL's path), so none is asked.
 *
 * @throws StorageError "key-invalid"
 */
export function checkKey(key: string): string {
  if (!keyPattern.test(key) || key.endsWith("/") || key.includes("//")) throw new StorageError("key-invalid", key);
  return key;
}
