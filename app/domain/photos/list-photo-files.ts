import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";

/** How long a merchant may use a link from the photo's page, in seconds; the page asks for new ones while it is open. */
const linkSeconds = 3_600;
const most = 100;

export type PhotoFile = Awaited<ReturnType<typeof listPhotoFiles>>[number];

/** What is stored of a picture and of all that was made of it, by itself or by these recipes; itself first. */
export async function listPhotoFiles(
  { db, links }: Services,
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
  return Promise.all(
    files.map(async (row) => ({
      ...{ id: row.id, kind: row.kind, tier: row.tier, bytes: row.bytes, contentType: row.contentType },
      ...{ widthPx: row.widthPx, heightPx: row.heightPx, keptUntil: row.expiresAt, held: row.heldAt !== null },
      downloadUrl: await links.read(row.storageKey ?? "", {
        contentType: row.contentType ?? "application/octet-stream",
        expiresInSeconds: linkSeconds,
        download: row.fileName ?? fileNameOf(row),
      }),
    })),
  );
}

const endings: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" };

/** `working_copy`, `image/webp` → `working-copy-1f2e3d4c.webp` */
function fileNameOf({ id, kind, contentType }: Image): string {
  const ending = endings[contentType ?? ""] ?? contentType?.split("/")[1] ?? "bin";
  return `${kind.replace("_", "-")}-${id.slice(0, 8)}.${ending}`;
}
