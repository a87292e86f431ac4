import { type Image, Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";

/**
 * Deletes pictures now, and what was made of each alone, whatever tier they are in, and keeps the bare rows as
 * evidence: no file name, pet name or recipe.
 * Work under way on them loses its claim. May be repeated; a picture already gone stays so.
 */
export async function erasePictures(
  services: Services,
  { shopId, imageIds, reason }: { shopId: string; imageIds: string[]; reason: string },
): Promise<void> {
  const images = await services.db.image.findMany({
    where: { shopId, OR: [{ id: { in: imageIds } }, { photoId: { in: imageIds } }] },
  });
  // Originals first: without them, no picture of theirs that is being made can be kept any more.
  const order = [...images].sort((a, b) => Number(b.kind === "original") - Number(a.kind === "original"));
  for (const image of order) await erase(services, image, reason);
}

async function erase({ db, storage, parts, clock, log }: Services, { id, shopId, kind }: Image, reason: string) {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM images WHERE id = ${id}::uuid FOR UPDATE`;
    const image = await tx.image.findUniqueOrThrow({ where: { id } });
    await storage.delete(tiers.map((tier) => objectKey(tier, image)));
    await tx.image.update({
      where: { id },
      data: {
        status: "gone",
        storageKey: null,
        wantedTier: null,
        expiresAt: null,
        fileName: null,
        petName: null,
        petId: null,
        recipe: Prisma.DbNull,
        shopperSessionId: null,
        leaseToken: null,
        leaseUntil: null,
        deletedAt: image.deletedAt ?? clock.now(),
      },
    });
    if (image.status !== "completed") return;
    await tx.retentionLogEntry.create({
      data: { shopId, imageId: id, event: "deleted", fromTier: image.tier, reason, at: clock.now() },
    });
  });
  if (kind !== "original") return;
  await parts.drop(id).catch((error: unknown) => log.info("no-upload-parts", { photo: id, error: String(error) }));
}
