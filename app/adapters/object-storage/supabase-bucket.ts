import { createClient } from "@supabase/supabase-js";
import { StorageError } from "../../domain/storage-error.ts";
import { supabaseError } from "./supabase-error.ts";
import { type Head, supabaseLine } from "./supabase-line.ts";
import type { SupabaseSettings } from "./supabase-settings.ts";

type Client = ReturnType<typeof createClient>["storage"];
export type SupabaseFiles = ReturnType<Client["from"]>;
type Seen = NonNullable<Awaited<ReturnType<Client["listBuckets"]>>["data"]>[number];

/** The first try and three more, with growing, random pauses. */
const TRIES = 4;
/** How long a bucket that was seen counts as there. */
const SEEN_MS = 60_000;

/** One bucket, by Supabase's own client, with answers as the port has them. */
export interface SupabaseBucket {
  /** Its client, new each time: a header set on it is that one's only. */
  files(): SupabaseFiles;
  buckets: Client;
  /** The head of an answer whose body the client gave. */
  headOf(body: ReadableStream): Head | undefined;
  /** Asks until it is answered or refused, a few times. What may be "missing" is believed once the bucket has been seen. */
  ask<Data>(key: string, question: () => PromiseLike<Answer<Data>>): Promise<Data>;
  /**
   * The bucket as this key sees it. Throws "refused" where it sees none: Supabase answers a wrong key, a key that policies hold
   * back and a bucket that is not there by empty lists, so none of those are taken for an object that is gone.
   */
  see(options?: { afresh: boolean }): Promise<Seen>;
}

export type Answer<Data> = { data: Data | null; error: unknown };

export function supabaseBucket({ url, serviceKey, bucket, idleMs = 60_000 }: SupabaseSettings): SupabaseBucket {
  const line = supabaseLine(idleMs);
  const client = createClient(url, serviceKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: line.fetch },
  });
  let seen: { bucket: Seen; untilMs: number } | undefined;

  async function ask<Data>(key: string, question: () => PromiseLike<Answer<Data>>): Promise<Data> {
    for (let n = 1; ; n += 1) {
      const { data, error } = await answered(question);
      if (error === null) return data as Data;
      const known = supabaseError(error, key);
      if (known.kind === "missing") await see();
      if (known.kind !== "unavailable" || n === TRIES) throw known;
      await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** n * Math.random()));
    }
  }

  async function see({ afresh } = { afresh: false }): Promise<Seen> {
    if (seen && !afresh && performance.now() < seen.untilMs) return seen.bucket;
    const all = await ask(bucket, () => client.storage.listBuckets());
    const found = all.find(({ id }) => id === bucket);
    if (!found) throw new StorageError("refused", bucket, { cause: new Error("the key sees no such bucket") });
    seen = { bucket: found, untilMs: performance.now() + SEEN_MS };
    return found;
  }

  return { files: () => client.storage.from(bucket), buckets: client.storage, headOf: line.headOf, ask, see };
}

/** The client throws some of what it usually answers. */
async function answered<Data>(question: () => PromiseLike<Answer<Data>>): Promise<Answer<Data>> {
  try {
    return await question();
  } catch (error) {
    return { data: null, error: error ?? new Error("nothing was thrown") };
  }
}
