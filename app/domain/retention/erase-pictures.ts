import { type Image, Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { countDeletions } from "../storage/count-deletions.ts";
import { type Actor, appendLog } from "./append-log.ts";

/** How many pictures an erasure took, and how many a legal hold kept from it. */
export interface Erased {
  erased: number;
  held: number;
}

/** Says of a picture whose row is locked whether it stays after all. */
export type Spare = (tx: Prisma.TransactionClient, image: Image) => Promise<boolean>;

/**
 * Deletes pictures now, and what was made of each alone, whatever tier they are in, and keeps the bare rows as
 * evidence: no file name, pet name or recipe.
 *
 * One under a legal hold stays until the hold ends, and is erased then. Work under way on the others loses its claim. May be
 * repeated; a picture already gone stays so.
 *
 * `spare` is asked of each picture just before it goes, with its row locked; what it spares is left as if nobody had asked.
 */
export async function erasePictures(
  services: Services,
  {
    shopId,
    imageIds,
    reason,
    actor,
    spare,
  }: { shopId: string; imageIds: string[]; reason: string; actor: Actor; spare?: Spare },
): Promise<Erased & { spared: number; bytes: number }> {
  const images = await services.db.image.findMany({
    where: { shopId, OR: [{ id: { in: imageIds } }, { photoId: { in: imageIds } }] },
  });
  // Originals first: without them, no picture of theirs that is being made can be kept any more.
  const order = [...images].sort((a, b) => Number(b.kind === "original") - Number(a.kind === "original"));
  const stored: Image[] = [];
  let [held, spared] = [0, 0];
  for (const image of order) {
    const before = await erase(services, { image, reason, actor, spare });
    if (before === "held") held += 1;
    else if (before === "spared") spared += 1;
    else if (before.status === "completed") stored.push(before);
  }
  await countDeletions(services, { shopId, pictures: stored });
  const bytes = stored.reduce((sum, image) => sum + (image.bytes ?? 0), 0);
  return { erased: stored.length, held, spared, bytes };
}

/** Returns the row as it was before. */
async function erase(
  { db, storage, parts, clock }: Services,
  {
    image: { id, shopId },
    reason,
    actor,
    spare,
  }: { image: Image; reason: string; actor: Actor; spare: Spare | undefined },
): Promise<Image | "held" | "spared"> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM images WHERE id = ${id}::uuid FOR UPDATE`;
    const image = await tx.image.findUniqueOrThrow({ where: { id } });
    if (await spare?.(tx, image)) return "spared" as const;
    if (image.heldAt && image.status === "completed") {
      const eraseAskedAt = image.eraseAskedAt ?? clock.now();
      await tx.image.update({ where: { id }, data: { eraseAskedAt } });
      return "held" as const;
    }
    await storage.delete(tiers.map((tier) => objectKey(tier, image)));
    if (image.kind === "original") await parts.drop(id);
    await tx.image.update({
      where: { id },
      data: {
        status: "gone",
        storageKey: null,
        wantedTier: null,
        moveBegunAt: null,
        deleteBegunAt: null,
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
    if (image.status === "completed") {
      const deleted = { image, event: "deleted" as const, fromTier: image.tier, reason, actor };
      await appendLog(tx, { shopId, at: clock.now(), happened: [deleted] });
    }
    return image;
  });
}
