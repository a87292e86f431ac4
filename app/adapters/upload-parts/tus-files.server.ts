import { readFile } from "node:fs/promises";
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
      dropOld: () => store.deleteExpired(),
    },
  };
}
