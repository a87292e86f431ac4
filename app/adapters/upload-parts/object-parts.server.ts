import type { PrismaClient, Upload } from "@prisma/client";
import type { Clock, Log, ObjectStorage, UploadParts } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";
import { piecesPrefix } from "./piece-key.ts";

const batchSize = 100;
/** Pieces read at once: each is a few megabytes at most, and a storage far away answers each in its own time. */
const readsAtOnce = 4;
/** Longer than any request lasts: what one that was under way at an upload's end still left is found by then. */
const lastLookAfterMs = 3_600_000;
/** One that could not be swept is not looked at again before this, so that it holds up no other. */
const pauseMs = 600_000;

/** Photos on their way as objects below `incoming/`, by the rows that say which of them count. */
export function objectParts({
  db,
  storage,
  clock,
  log,
}: {
  db: PrismaClient;
  storage: ObjectStorage;
  clock: Clock;
  log: Log;
}): UploadParts {
  const after = (ms: number) => new Date(clock.now().getTime() + ms);

  async function deleteObjects(upload: Upload): Promise<void> {
    const keys: string[] = [];
    for await (const { key } of storage.list(piecesPrefix(upload))) keys.push(key);
    await storage.delete(keys);
  }

  /** First nothing more may come of it, then what there is goes. Its row stays, so that what came in between is found. */
  async function drop(photoId: string): Promise<void> {
    const data = { ended: true, writer: null, expiresAt: after(lastLookAfterMs) };
    const [upload] = await db.upload.updateManyAndReturn({ where: { photoId }, data });
    if (upload) await deleteObjects(upload);
  }

  async function sweep(upload: Upload): Promise<void> {
    const { photoId } = upload;
    try {
      if (!upload.ended) return await drop(photoId);
      await deleteObjects(upload);
      await db.upload.deleteMany({ where: { photoId } });
    } catch (error) {
      log.error("sweep-upload-failed", { photo: photoId, error: String(error) });
      await db.upload.updateMany({ where: { photoId }, data: { expiresAt: after(pauseMs) } });
    }
  }

  return {
    async read(photoId) {
      const upload = await db.upload.findUnique({ where: { photoId } });
      if (!upload || upload.ended || upload.receivedBytes !== upload.bytes) throw new StorageError("missing", photoId);
      return joined(storage, upload);
    },

    drop,

    async dropOld() {
      let dropped = 0;
      for (;;) {
        const due = await db.upload.findMany({
          where: { expiresAt: { lte: clock.now() } },
          orderBy: { expiresAt: "asc" },
          take: batchSize,
        });
        for (const upload of due) await sweep(upload);
        dropped += due.filter(({ ended }) => !ended).length;
        if (due.length < batchSize) return dropped;
      }
    },
  };
}

/** The pieces in the row's order as one. */
async function joined(storage: ObjectStorage, upload: Upload): Promise<Uint8Array> {
  const photo = new Uint8Array(upload.bytes);
  const starts = upload.pieces.map((name) => Number.parseInt(name, 10));
  const waiting = [...upload.pieces.entries()];

  async function reader(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, name] = next;
      const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? upload.bytes];
      const piece = await storage.read(`${piecesPrefix(upload)}/${name}`);
      if (piece.length !== end - start) throw new StorageError("missing", `${piecesPrefix(upload)}/${name}`);
      photo.set(piece, start);
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, reader));
  return photo;
}
