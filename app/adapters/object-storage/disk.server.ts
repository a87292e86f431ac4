import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, lstat, mkdir, open, opendir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ListedObject, ObjectStorage, StoredObject } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";
import { checkKey } from "./check-key.ts";
import { checkRange } from "./check-range.ts";
import { inParallel } from "./in-parallel.ts";

/** Files deleted at once: a few keep the disk busy. */
const atOnce = 8;

/**
 * Objects as files below one folder. A put writes beside the target and renames, so readers never see half an object and
 * a crash leaves at most a file in `.incoming/`, which is not listed.
 */
export function diskStorage(root: string): ObjectStorage {
  const incoming = join(root, ".incoming");

  function pathOf(key: string): string {
    return join(root, ...checkKey(key).split("/"));
  }

  async function settle(key: string, write: (path: string) => Promise<unknown>): Promise<StoredObject> {
    const path = pathOf(key);
    const part = join(incoming, randomUUID());
    try {
      await mkdir(incoming, { recursive: true });
      await write(part);
      await place(part, path);
      return { key, bytes: (await stat(path)).size };
    } catch (error) {
      await rm(part, { force: true }).catch(() => {}); // the error that counts is the first one
      throw error instanceof StorageError ? error : new StorageError("unavailable", key, { cause: error });
    }
  }

  return {
    put: (key, body) =>
      settle(key, (part) =>
        pipeline(body instanceof Uint8Array ? Readable.from([body]) : Readable.from(body), createWriteStream(part)),
      ),

    async copy(from, to) {
      if (!(await this.head(from))) throw new StorageError("missing", from);
      await settle(to, (part) => copyFile(pathOf(from), part));
    },

    async move(from, to) {
      const [source, target] = [pathOf(from), pathOf(to)];
      try {
        await place(source, target);
        await tidy(source);
      } catch (error) {
        const known = translated(error, from);
        if (known.kind === "missing" && (await this.head(to))) return;
        throw known;
      }
    },

    async read(key, range) {
      const { body } = await this.stream(key, range);
      return new Uint8Array(await new Response(body).arrayBuffer());
    },

    async stream(key, range) {
      const path = pathOf(key);
      checkRange(key, range);
      try {
        // Opened before anything is answered: what is deleted from now on can still be read to its end.
        const file = await open(path);
        const found = await file.stat();
        const { size } = found;
        if (!found.isFile() || (range && range.start >= size)) {
          await file.close();
          throw new StorageError(found.isFile() ? "range-invalid" : "missing", key);
        }
        const { start, end } = { start: range?.start ?? 0, end: Math.min(range?.end ?? size, size - 1) };
        const body = size === 0 ? Readable.from([]) : file.createReadStream({ start, end });
        if (size === 0) await file.close();
        return { body: Readable.toWeb(body) as ReadableStream<Uint8Array>, bytes: size === 0 ? 0 : end - start + 1 };
      } catch (error) {
        throw translated(error, key);
      }
    },

    async head(key) {
      const path = pathOf(key);
      try {
        const found = await lstat(path);
        return found.isFile() ? { key, bytes: found.size } : null;
      } catch (error) {
        const known = translated(error, key);
        if (known.kind === "missing") return null;
        throw known;
      }
    },

    async delete(keys) {
      const paths = keys.map((key) => ({ key, path: pathOf(key) }));
      let first: StorageError | undefined;
      await inParallel(atOnce, paths, async ({ key, path }) => {
        try {
          await rm(path, { force: true });
          await tidy(path);
        } catch (error) {
          first ??= translated(error, key);
        }
      });
      if (first) throw first;
    },

    async *list(prefix) {
      yield* filesBelow(root, join(root, ...prefix.split("/")));
    },

    // The app serves what lies here itself, by links it signs.
    signRead: async () => null,
    signUpload: async () => null,
  };
}

/** Renames into a folder that is made for it, and made again should someone tidy it away in that moment. */
async function place(from: string, to: string): Promise<void> {
  for (let tries = 20; ; tries -= 1) {
    try {
      await mkdir(dirname(to), { recursive: true });
      return await rename(from, to);
    } catch (error) {
      if (tries === 1 || !(await exists(from))) throw error;
    }
  }
}

/** A picture's folder goes with its last object: otherwise a million empty ones would be looked through for ever. */
async function tidy(path: string): Promise<void> {
  await rmdir(dirname(path)).catch(() => {}); // not empty, or not there
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

async function* filesBelow(root: string, folder: string): AsyncIterable<ListedObject> {
  let entries: Awaited<ReturnType<typeof opendir>>;
  try {
    entries = await opendir(folder);
  } catch (error) {
    const known = translated(error, folder);
    if (known.kind === "missing") return;
    throw known;
  }
  for await (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else {
      const found = await stat(path).catch(() => null); // deleted since the folder was read
      // Not `mtime`, which a rename leaves as it was: an object moved here just now would look old.
      if (found) yield { key: relative(root, path).split(sep).join("/"), bytes: found.size, storedAt: found.ctime };
    }
  }
}

function translated(error: unknown, key: string): StorageError {
  if (error instanceof StorageError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return new StorageError(code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unavailable", key, { cause: error });
}
