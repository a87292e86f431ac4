import { Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";

/**
 * Deletes pictures now, whatever tier they are in, and keeps the bare rows as evidence: no file name, pet name or recipe.
 * May be repeated; a picture already gone stays so.
 */
export async function erasePictures(
  { db, storage, clock }: Services,
  { shopId, imageIds, reason }: { shopId: string; imageIds: string[]; reason: string },
): Promise<void> {
  const images = await db.image.findMany({ where: { shopId, id: { in: imageIds } } });
  for (const image of images) {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM images WHERE id = ${image.id}::uuid FOR UPDATE`;
      await storage.delete(tiers.map((tier) => objectKey(tier, image)));
      await tx.image.update({
        where: { id: image.id },
        data: {
          status: "gone",
          storageKey: null,
          wantedTier: null,
          expiresAt: null,
          fileName: null,
          petName: null,
          recipe: Prisma.DbNull,
          shopperSessionId: null,
          deletedAt: image.deletedAt ?? clock.now(),
        },
      });
      if (image.status === "gone") return;
      await tx.retentionLogEntry.create({
        data: { shopId, imageId: image.id, event: "deleted", fromTier: image.tier, reason, at: clock.now() },
      });
    });
  }
}
