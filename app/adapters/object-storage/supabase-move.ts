import { StorageError } from "../../domain/storage-error.ts";
import type { SupabaseBucket } from "./supabase-bucket.ts";
import { checkVersions } from "./supabase-delete.ts";

/** What a move needs of the storage it is in. */
export interface Hands {
  look(key: string): Promise<{ bytes: number } | null>;
  copy(from: string, to: string): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/**
 * Supabase's own move lets only one get to a key, which is good, and answers the second time that there is nothing to move, which
 * may be the answer to a first one that was lost. So both sides are looked at: what is there and no longer here has been moved.
 * What lay there before is replaced by a copy, so that readers see the old or the new.
 */
export function supabaseMove(bucket: SupabaseBucket, hands: Hands) {
  async function replace(from: string, to: string, bytes: number): Promise<void> {
    await hands.copy(from, to);
    if ((await hands.look(to))?.bytes !== bytes) throw new StorageError("conflict", to);
    await hands.delete([from]);
  }

  async function moveThere(from: string, to: string, bytes: number): Promise<void> {
    try {
      await bucket.ask(from, () => bucket.files().move(from, to));
    } catch (error) {
      if (!(error instanceof StorageError) || error.kind !== "conflict") throw error;
      await replace(from, to, bytes);
    }
  }

  return async (from: string, to: string): Promise<void> => {
    const [source, target] = [await hands.look(from), await hands.look(to)];
    if (!source) {
      if (target) return;
      throw new StorageError("missing", from);
    }
    if (from === to) return;
    await checkVersions(bucket);
    try {
      await (target ? replace(from, to, source.bytes) : moveThere(from, to, source.bytes));
    } catch (error) {
      const wasMoved = (await hands.look(to)) !== null && (await hands.look(from)) === null;
      if (!wasMoved) throw error;
    }
  };
}
