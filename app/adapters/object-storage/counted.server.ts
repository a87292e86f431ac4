import type { ObjectStorage } from "../../domain/services.ts";

/** One thing done with one object. Bytes: of a stream that is read, what is asked for. */
export type Access = { key: string; bytes: number; kind: "write" | "read" | "move" };

/** A storage that tells of every object it writes, reads and copies, after it has. Looking (head, list) and deleting is not told. */
export function countedStorage(storage: ObjectStorage, tell: (access: Access) => void): ObjectStorage {
  return {
    ...storage,
    async put(key, body, options) {
      const put = await storage.put(key, body, options);
      tell({ key, bytes: put.bytes, kind: "write" });
      return put;
    },
    async read(key, range) {
      const bytes = await storage.read(key, range);
      tell({ key, bytes: bytes.byteLength, kind: "read" });
      return bytes;
    },
    async stream(key, range) {
      const opened = await storage.stream(key, range);
      tell({ key, bytes: opened.bytes, kind: "read" });
      return opened;
    },
    async copy(from, to) {
      await storage.copy(from, to);
      tell({ key: to, bytes: 0, kind: "move" });
    },
    async move(from, to) {
      await storage.move(from, to);
      tell({ key: to, bytes: 0, kind: "move" });
    },
  };
}
