import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@prisma/client";
import { DataStore, ERRORS, Metadata, Upload } from "@tus/server";
import type { Clock, ObjectStorage } from "../../domain/services.ts";
import { keepInPieces } from "./keep-in-pieces.ts";
import { pieceName, piecesPrefix } from "./piece-key.ts";

const resumableForMs = 24 * 3_600_000;

/**
 * Unfinished uploads for the tus server: bytes as objects of whatever storage there is, and a row that says which of them count.
 * Any process may go on with any upload at any time.
 *
 * The latest request to begin at the right byte becomes the upload's writer, by one conditional update; a piece counts from the
 * moment the row names it, which is done only for that writer. So of two at once one goes on and the other is told 409, and the
 * connection of a phone that went away holds up nobody. Creating is `openUpload`'s, which knows what a ticket allows.
 */
export class TusObjects extends DataStore {
  readonly #db: PrismaClient;
  readonly #storage: ObjectStorage;
  readonly #clock: Clock;

  constructor({ db, storage, clock }: { db: PrismaClient; storage: ObjectStorage; clock: Clock }) {
    super();
    this.extensions = ["creation", "expiration"];
    this.#db = db;
    this.#storage = storage;
    this.#clock = clock;
  }

  override getExpiration(): number {
    return resumableForMs;
  }

  override async getUpload(photoId: string): Promise<Upload> {
    const upload = await this.#db.upload.findUnique({ where: { photoId } });
    if (!upload || upload.ended) throw ERRORS.FILE_NOT_FOUND;
    if (upload.expiresAt <= this.#clock.now()) throw ERRORS.FILE_NO_LONGER_EXISTS;
    return new Upload({
      id: photoId,
      size: upload.bytes,
      offset: upload.receivedBytes,
      creation_date: new Date(upload.expiresAt.getTime() - resumableForMs).toISOString(),
      ...(upload.metadata && { metadata: Metadata.parse(upload.metadata) }),
    });
  }

  override async write(body: AsyncIterable<Uint8Array>, photoId: string, offset: number): Promise<number> {
    const writer = randomUUID();
    const [upload] = await this.#db.upload.updateManyAndReturn({
      where: { photoId, receivedBytes: offset, ended: false },
      data: { writer },
    });
    if (!upload) throw ERRORS.INVALID_OFFSET;

    let start = offset;
    await keepInPieces(body, async (piece) => {
      const name = pieceName({ start, writer });
      const key = `${piecesPrefix(upload)}/${name}`;
      await this.#storage.put(key, piece, { contentType: "application/octet-stream" });
      const end = start + piece.length;
      const counted = await this.#db.upload.updateMany({
        where: { photoId, writer, receivedBytes: start, bytes: { gte: end }, ended: false },
        data: { receivedBytes: end, pieces: { push: name } },
      });
      if (counted.count === 0) {
        // Only on this clear no: a database that went away may have written the row before it did, and then the piece counts.
        await this.#storage.delete([key]);
        throw ERRORS.INVALID_OFFSET;
      }
      start = end;
    });
    return start;
  }
}
