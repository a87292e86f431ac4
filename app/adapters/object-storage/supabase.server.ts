import type { ObjectStorage } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";
import { checkKey } from "./check-key.ts";
import { supabaseBucket } from "./supabase-bucket.ts";
import { supabaseDelete } from "./supabase-delete.ts";
import { supabaseError } from "./supabase-error.ts";
import { supabaseMove } from "./supabase-move.ts";
import { supabaseRead } from "./supabase-read.ts";
import { supabaseSetUp } from "./supabase-set-up.ts";
import type { SupabaseSettings } from "./supabase-settings.ts";

/** How often an object is asked for whose line is lost while it is read as a whole. */
const READS = 3;
/** The most that one page of a listing holds. */
const PAGE = 1_000;

/** Objects of one bucket of Supabase Storage, by its own API; why not by its S3 is in docs/decisions. */
export function supabaseStorage(settings: SupabaseSettings): ObjectStorage {
  const bucket = supabaseBucket(settings);
  const { ask, files } = bucket;

  /** Null when there is no such key. */
  async function look(key: string): Promise<{ bytes: number; contentType: string | undefined } | null> {
    try {
      const { size = 0, contentType } = await ask(checkKey(key), () => files().info(key));
      return { bytes: size, contentType };
    } catch (error) {
      if (error instanceof StorageError && error.kind === "missing") return null;
      throw error;
    }
  }

  async function mustBeThere(key: string) {
    const found = await look(key);
    if (!found) throw new StorageError("missing", key);
    return found;
  }

  async function copy(from: string, to: string): Promise<void> {
    if (checkKey(from) === checkKey(to)) await mustBeThere(from);
    // The client knows no other way to say that what is there may be replaced.
    else await ask(from, () => files().setHeader("x-upsert", "true").copy(from, to));
  }

  const remove = supabaseDelete(bucket, async (key) => (await look(key)) !== null);
  const open = supabaseRead(bucket, async (key) => (await mustBeThere(key)).bytes);

  return {
    async put(key, body, { contentType }) {
      checkKey(key);
      // Never a stream: of one that comes without its length neither the bucket's limit nor a cut is noticed.
      const bytes = body instanceof Uint8Array ? body : await gathered(body, key);
      await ask(key, () => files().upload(key, bytes, { contentType, upsert: true, cacheControl: "0" }));
      return { key, bytes: bytes.byteLength };
    },

    async read(key, range) {
      for (let n = 1; ; n += 1) {
        const { body, bytes } = await open(key, range);
        try {
          const all = new Uint8Array(await new Response(body).arrayBuffer());
          if (all.byteLength === bytes) return all;
          throw new Error(`${all.byteLength} of ${bytes} bytes came`);
        } catch (error) {
          if (n === READS) throw supabaseError(error, key);
        }
      }
    },

    stream: open,

    async head(key) {
      const found = await look(key);
      return found && { key, bytes: found.bytes };
    },

    copy,

    move: supabaseMove(bucket, { look, copy, delete: remove }),

    async delete(keys) {
      await remove(keys.map(checkKey));
    },

    async *list(prefix) {
      const below = prefix && `${prefix}/`;
      let cursor: string | undefined;
      do {
        const page = await ask(prefix, () => files().listV2({ prefix: below, limit: PAGE, ...(cursor && { cursor }) }));
        // A bucket that is not there, or not for this key, lists as an empty one.
        if (page.objects.length === 0) await bucket.see({ afresh: true });
        for (const { name, key = name, metadata, updated_at: updatedAt } of page.objects) {
          const bytes = Number(metadata?.size ?? 0);
          if (key.startsWith(below)) yield { key, bytes, ...(updatedAt && { storedAt: new Date(updatedAt) }) };
        }
        cursor = page.hasNext ? page.nextCursor : undefined;
      } while (cursor);
    },

    async signRead(key, { contentType, expiresInSeconds, download }) {
      const found = await mustBeThere(key);
      // A link serves what the object was called when it was stored; where that is another type, no link is right.
      if (download === undefined && found.contentType !== contentType) return null;
      const { signedUrl } = await ask(key, () => files().createSignedUrl(key, expiresInSeconds));
      // The client would encode a name twice.
      return download === undefined ? signedUrl : `${signedUrl}&download=${encodeURIComponent(download)}`;
    },

    async signUpload(key, { contentType }) {
      if (!checkKey(key).startsWith("incoming/")) throw new StorageError("key-invalid", key);
      // Whoever has the token may replace what is there, by way of tus even if it says otherwise; so it says so.
      const { signedUrl } = await ask(key, () => files().createSignedUploadUrl(key, { upsert: true }));
      const headers = { "Content-Type": contentType };
      return { method: "PUT", url: signedUrl, headers, holds: { bytes: false, contentType: false } };
    },

    setUp: supabaseSetUp(bucket, settings),
  };
}

async function gathered(source: AsyncIterable<Uint8Array>, key: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of source) parts.push(Uint8Array.from(part)); // a source may use its buffer again
  } catch (error) {
    throw supabaseError(error, key);
  }
  return Buffer.concat(parts);
}
