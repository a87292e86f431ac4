import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A folder of files that never weigh more than `limitBytes` together; what was used longest ago goes first. Any number of
 * processes may share it, and it may be emptied at any time.
 */
export function byteFolder({ folder, limitBytes }: { folder: string; limitBytes: number }) {
  return {
    async read(name: string): Promise<Uint8Array> {
      const path = join(folder, name);
      const bytes = await readFile(path);
      const now = new Date();
      await utimes(path, now, now).catch(() => {}); // someone made room meanwhile; the bytes are here
      return bytes;
    },

    /** Written beside and renamed: whoever reads gets all of it or nothing, and two who write at once write the same. */
    async write(name: string, parts: Uint8Array[]): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = join(folder, `${name}.${randomUUID()}`);
      try {
        await writeFile(part, parts, { mode: 0o600 });
        await rename(part, join(folder, name));
      } finally {
        await rm(part, { force: true });
      }
      await makeRoom(folder, limitBytes);
    },
  };
}

async function makeRoom(folder: string, limitBytes: number): Promise<void> {
  const files = [];
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null); // gone meanwhile: another process makes room too
    if (found) files.push({ name, bytes: found.size, usedAt: found.mtimeMs });
  }
  files.sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const file of files) {
    bytes += file.bytes;
    if (bytes > limitBytes) await rm(join(folder, file.name), { force: true });
  }
}
