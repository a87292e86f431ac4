import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";
import { fileNameOf } from "./file-name.ts";

const most = 100;

export type PhotoFile = Awaited<ReturnType<typeof listPhotoFiles>>[number];

/** What is stored of a picture and of all that was made of it, by itself or by these recipes; itself first. `openFile` hands them out. */
export async function listPhotoFiles(
  { db }: Services,
  { image, recipeHashes }: { image: Image; recipeHashes: string[] },
) {
  const { id, shopId, kind } = image;
  const madeOfIt = [{ photoId: id }, { recipeHash: { in: recipeHashes }, photoId: null }];
  const rows = await db.image.findMany({
    where: { shopId, status: "completed", OR: [{ id }, ...(kind === "original" ? madeOfIt : [])] },
    orderBy: [{ kind: "asc" }, { createdAt: "desc" }],
    take: most,
  });
  const files = rows.filter((row) => row.storageKey !== null).sort((a, b) => Number(b.id === id) - Number(a.id === id));
  return files.map((row) => ({
    ...{ id: row.id, kind: row.kind, tier: row.tier, bytes: row.bytes, contentType: row.contentType },
    ...{
      name: fileNameOf(row),
      widthPx: row.widthPx,
      heightPx: row.heightPx,
      keptUntil: row.expiresAt,
      held: row.heldAt !== null,
    },
  }));
}
