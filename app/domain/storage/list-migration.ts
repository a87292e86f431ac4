import { artworkFileType } from "../artworks/artwork-files.ts";
import type { ObjectStorage, Services } from "../services.ts";
import { findNamed } from "./find-named.ts";

/** An object that a row names. */
export interface Migrated {
  key: string;
  bytes: number;
  contentType: string;
  /** Null where only the source's own bytes say what is right. */
  sha256: string | null;
  /** The picture, if it is one: its row is looked at again when its object is not where it was. */
  imageId: string | null;
}

const pageSize = 500;

/** All that is to be copied: pictures by their rows, files of artworks and pieces of uploads by the source's listing. */
export async function* listMigration(
  services: Pick<Services, "db">,
  { from }: { from: ObjectStorage },
): AsyncGenerator<Migrated> {
  yield* listArtworksAndPieces(services, from);
  yield* listPictures(services);
}

async function* listPictures({ db }: Pick<Services, "db">): AsyncGenerator<Migrated> {
  let last = "";
  for (;;) {
    const page = await db.image.findMany({
      where: { status: "completed", storageKey: { not: null }, ...(last && { id: { gt: last } }) },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true, storageKey: true, bytes: true, contentType: true, sha256: true },
    });
    for (const { id, storageKey, bytes, contentType, sha256 } of page) {
      const type = contentType ?? "application/octet-stream";
      yield { key: storageKey ?? "", bytes: bytes ?? 0, contentType: type, sha256, imageId: id };
    }
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? "";
  }
}

async function* listArtworksAndPieces(services: Pick<Services, "db">, from: ObjectStorage): AsyncGenerator<Migrated> {
  for (const prefix of ["artworks", "incoming"]) {
    let batch: Migrated[] = [];
    const named = async () => {
      const keys = await findNamed(services, { keys: batch.map(({ key }) => key) });
      return batch.filter(({ key }) => keys.has(key));
    };
    for await (const { key, bytes } of from.list(prefix)) {
      const contentType = (prefix === "artworks" && artworkFileType(key)) || "application/octet-stream";
      batch.push({ key, bytes, contentType, sha256: null, imageId: null });
      if (batch.length < pageSize) continue;
      yield* await named();
      batch = [];
    }
    yield* await named();
  }
}
