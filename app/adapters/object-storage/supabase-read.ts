import type { ByteRange } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";
import { checkKey } from "./check-key.ts";
import { checkRange } from "./check-range.ts";
import type { SupabaseBucket } from "./supabase-bucket.ts";

/** Opens an object to be read, whole or in part. `bytes`: of what will come. */
export function supabaseRead(bucket: SupabaseBucket, sizeOf: (key: string) => Promise<number>) {
  return async (key: string, range?: ByteRange): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }> => {
    const wanted = checkRange(checkKey(key), range);
    const body = await bucket.ask(key, () => {
      const files = bucket.files();
      if (wanted) files.setHeader("range", `bytes=${wanted.start}-${wanted.end}`);
      return files.download(key).asStream();
    });
    const head = bucket.headOf(body ?? new ReadableStream());
    if (!body || !head) return { body: new Blob([]).stream(), bytes: 0 };
    if (wanted && head.status !== 206) {
      await body.cancel(); // the range was passed over, as servers do with one that an empty object does not have
      throw new StorageError("range-invalid", key);
    }
    return { body, bytes: head.bytes ?? (await lengthOf(key, wanted)) };
  };

  /** For an answer that came in pieces, without its length. */
  async function lengthOf(key: string, range: ByteRange | undefined): Promise<number> {
    const size = await sizeOf(key);
    return range ? Math.min(range.end, size - 1) - range.start + 1 : size;
  }
}
