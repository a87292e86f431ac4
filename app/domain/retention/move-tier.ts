import { createHash } from "node:crypto";
import { DomainError } from "../errors.ts";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { appendLog } from "./append-log.ts";

/**
 * Moves a picture's bytes to the tier its row wants: copy, verify, commit, delete the source.
 *
 * Safe to repeat and to die in at any step: until the commit the row names the old object, after it the new one. What a
 * death leaves behind is deleted by the next run; the row says in `moveBegunAt` that one is needed, whatever else is decided
 * meanwhile. Two at once: only one commits, and both leave the committed object alone.
 *
 * @throws DomainError "photo-changed" when the copy is not what the row says was received; nothing is deleted then.
 */
export async function moveTier(services: Services, { imageId }: { imageId: string }): Promise<void> {
  const { db, storage, clock } = services;
  const image = await db.image.findUnique({ where: { id: imageId } });
  if (!image?.storageKey || image.status !== "completed") return;

  if (image.wantedTier && image.wantedTier !== image.tier) {
    const to = objectKey(image.wantedTier, image);
    const begun = {
      where: { id: imageId, status: "completed", deleteBegunAt: null },
      data: { moveBegunAt: clock.now() },
    } as const;
    if ((await db.image.updateMany(begun)).count === 0) return; // let go meanwhile
    try {
      await storage.copy(image.storageKey, to);
    } catch (error) {
      const row = await db.image.findUnique({ where: { id: imageId } });
      if (row?.storageKey === image.storageKey) throw error;
      return dropStrays(services, imageId); // someone else moved it, or let it go, since we looked
    }
    const copied = createHash("sha256")
      .update(await storage.read(to))
      .digest("hex");
    if (copied !== image.sha256) throw new DomainError("photo-changed");

    const moved = await db.$transaction(async (tx) => {
      // Under the row's lock nobody deletes strays: what is there now stays there until we have committed.
      await tx.$queryRaw`SELECT id FROM images WHERE id = ${imageId}::uuid FOR UPDATE`;
      if ((await storage.head(to))?.bytes !== image.bytes) throw new DomainError("storage-unavailable");
      const { count } = await tx.image.updateMany({
        where: { id: imageId, status: "completed", storageKey: image.storageKey, wantedTier: image.wantedTier },
        data: { tier: image.wantedTier ?? image.tier, storageKey: to, wantedTier: null },
      });
      if (count === 0) return false;
      const { tier: fromTier, wantedTier: toTier, shopId } = image;
      const reason = image.archivedAt && toTier === "archived" ? "archived" : "order";
      const happened = [{ image, event: "moved" as const, fromTier, toTier, reason, actor: "worker" as const }];
      await appendLog(tx, { shopId, at: clock.now(), happened });
      return true;
    });
    if (moved) services.log.info("tier-moved", { image: imageId, from: image.tier, to: image.wantedTier });
  }
  await dropStrays(services, imageId);
}

/** Deletes the picture's objects in every tier but the one its row names now; of a picture let go meanwhile, all of them. */
async function dropStrays({ db, storage }: Services, imageId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    // Locked: no other run can commit a move while we decide which object is the stray one.
    await tx.$queryRaw`SELECT id FROM images WHERE id = ${imageId}::uuid FOR UPDATE`;
    const image = await tx.image.findUnique({ where: { id: imageId } });
    if (!image || (image.status !== "completed" && image.status !== "gone")) return;
    const strays = tiers.map((tier) => objectKey(tier, image)).filter((key) => key !== image.storageKey);
    await storage.delete(strays);
    if (image.moveBegunAt) await tx.image.update({ where: { id: imageId }, data: { moveBegunAt: null } });
  });
}
