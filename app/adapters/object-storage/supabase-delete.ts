import { StorageError } from "../../domain/storage-error.ts";
import { inParallel } from "./in-parallel.ts";
import type { SupabaseBucket } from "./supabase-bucket.ts";
import { supabaseError } from "./supabase-error.ts";

/** A deletion takes no more. */
const KEYS_PER_CALL = 1_000;
/** Calls at once; deleting is not to starve the shoppers' reads. */
const AT_ONCE = 4;
/** How often a key is asked for that was neither refused nor deleted. */
const ROUNDS = 3;

/**
 * Deletes objects for good. Supabase answers with the rows that it deleted and is silent about the others, whether they never
 * were, may not be deleted or were overlooked: each of those is looked for. All are tried; then the first that is still there is
 * thrown. A bucket that keeps older versions is refused: what is deleted there can be had back.
 */
export function supabaseDelete(bucket: SupabaseBucket, isThere: (key: string) => Promise<boolean>) {
  /** The keys of one call that are there still. */
  async function inOneCall(keys: string[]): Promise<string[]> {
    const rows = await bucket.ask(keys[0] ?? "", () => bucket.files().remove(keys));
    const gone = new Set(rows.map(({ name }) => name));
    const silent = keys.filter((key) => !gone.has(key));
    if (rows.length === 0) await bucket.see({ afresh: true });
    const left = await inParallel(AT_ONCE, silent, async (key) => ((await isThere(key)) ? [key] : []));
    return left.flat();
  }

  return async (keys: string[]): Promise<void> => {
    if (keys.length === 0) return;
    await checkVersions(bucket);
    const failed = new Map<string, StorageError>();
    let left = [...new Set(keys)];
    for (let n = 1; left.length > 0 && n <= ROUNDS; n += 1) {
      const calls = Array.from({ length: Math.ceil(left.length / KEYS_PER_CALL) }, (_, call) =>
        left.slice(call * KEYS_PER_CALL, (call + 1) * KEYS_PER_CALL),
      );
      const stayed = await inParallel(AT_ONCE, calls, (some) =>
        inOneCall(some).catch((error: unknown) => {
          for (const key of some) failed.set(key, supabaseError(error, key));
          return [];
        }),
      );
      left = stayed.flat();
    }
    for (const key of left) failed.set(key, new StorageError("refused", key, { cause: new Error("it stays") }));
    const first = keys.map((key) => failed.get(key)).find(Boolean);
    if (first) throw first;
  };
}

/** @throws StorageError "refused" where older versions are kept, or were and may be there still */
export async function checkVersions(bucket: SupabaseBucket): Promise<void> {
  const { id, versioning_status: versions = "DISABLED" } = await bucket.see();
  if (versions !== "DISABLED") throw new StorageError("refused", id, { cause: new Error("it keeps older versions") });
}
