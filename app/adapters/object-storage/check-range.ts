import type { ByteRange } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";

/**
 * The range, if it is one. HTTP would have a server pass over one that ends before it begins, and send the whole object.
 *
 * @throws StorageError "range-invalid"
 */
export function checkRange(key: string, range: ByteRange | undefined): ByteRange | undefined {
  if (!range) return undefined;
  const { start, end } = range;
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start;
  if (!isRange) throw new StorageError("range-invalid", key);
  return range;
}
