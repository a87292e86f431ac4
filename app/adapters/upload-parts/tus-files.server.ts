import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import type { UploadParts } from "../../domain/services.ts";

const resumableForMs = 24 * 3_600_000;

/** Unfinished uploads as the tus server keeps them: files named by photo. An upload may be gone on with for a day. */
export function tusFiles(storageDir: string): { store: FileStore; parts: UploadParts } {
  const directory = join(storageDir, ".uploads");
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: resumableForMs });
  return {
    store,
    parts: {
      read: (photoId) => readFile(join(directory, photoId)),
      drop: (photoId) => store.remove(photoId),
      dropOld: () => dropOld(directory),
    },
  };
}

/** File by file: the store's own way stops for good at the first upload it finds half deleted. */
async function dropOld(directory: string): Promise<number> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  let dropped = 0;
  for (const name of names) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => null); // gone meanwhile: another worker sweeps too
    if (!found || Date.now() - found.mtimeMs < resumableForMs) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
}
