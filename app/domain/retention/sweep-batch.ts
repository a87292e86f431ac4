import type { Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { countDeletions } from "../storage/count-deletions.ts";
import { appendLog } from "./append-log.ts";
import { moveTierJob } from "./move-tier.job.ts";
import { picturesUses } from "./picture-uses.ts";
import { lifeOf } from "./retention-policy.ts";
import type { Swept } from "./sweep-photos.ts";

/** Enough for a storage that takes seconds to delete a thousand objects. */
const transactionMs = 120_000;

/**
 * Lets go of up to so many of a shop's pictures that are due and that no other sweep holds; one of them, if named. All or none:
 * it throws when the storage fails, and what was due is due again.
 */
export async function sweepBatch(
  services: Services,
  { shopId, now, most, imageId = null }: { shopId: string; now: Date; most: number; imageId?: string | null },
): Promise<Swept> {
  const { db, bell } = services;
  const settings = await readSettings(services, { shopId });
  const { gone, kept, moving } = await db.$transaction(
    async (tx) => {
      const held = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM images
         WHERE shop_id = ${shopId}::uuid AND status <> 'gone' AND status <> 'processing' AND expires_at <= ${now}
           AND (${imageId}::uuid IS NULL OR id = ${imageId}::uuid)
         ORDER BY expires_at LIMIT ${most} FOR UPDATE SKIP LOCKED`;
      const due = await tx.image.findMany({ where: { id: { in: held.map(({ id }) => id) } }, select: looked });

      // Looked at again before they go: an order may hold one, or the shop may archive.
      const completed = due.filter((image) => image.status === "completed");
      const uses = await picturesUses(tx, { shopId, images: completed });
      const gone: Due[] = due.filter((image) => image.status !== "completed");
      const moving: string[] = [];
      for (const image of completed) {
        const { receivedAt, createdAt, id } = image;
        const facts = { receivedAt: receivedAt ?? createdAt, uses: uses.get(id) ?? [], keeping: image, now };
        const life = lifeOf(facts, settings);
        if (life.until && life.until <= now) {
          gone.push(image);
          continue;
        }
        const wantedTier = life.tier === image.tier ? null : life.tier;
        await tx.image.update({ where: { id }, data: { expiresAt: life.until, wantedTier } });
        if (wantedTier) moving.push(id);
      }
      await letGo(services, tx, { shopId, gone, now });
      return { gone, kept: due.length - gone.length, moving };
    },
    { timeout: transactionMs },
  );
  const stored = gone.filter(({ status }) => status === "completed");
  await countDeletions(services, { shopId, pictures: stored });
  for (const id of moving) await bell.ring(moveTierJob, { imageId: id });
  return { deleted: gone.length, kept, failed: 0 };
}

/** All that decides about a picture; its recipe and report would be most of what is read. */
const looked = {
  ...{ id: true, shopId: true, kind: true, status: true, tier: true, storageKey: true, moveBegunAt: true },
  ...{ receivedAt: true, createdAt: true, recipeHash: true, keepUntil: true, archivedAt: true, heldAt: true },
  ...{ sha256: true, bytes: true },
} satisfies Prisma.ImageSelect;

type Due = Prisma.ImageGetPayload<{ select: typeof looked }>;

/** Where its bytes may lie: where the row says, unless a move or a rendering may have left something elsewhere. */
function placesOf(image: Due): string[] {
  const { status, storageKey, moveBegunAt } = image;
  if (status === "completed" && storageKey && !moveBegunAt) return [storageKey];
  return tiers.map((tier) => objectKey(tier, image));
}

/** Deletes the bytes first: a death in between leaves rows that are due again, never bytes that no row knows. */
async function letGo(
  { storage, parts }: Services,
  tx: Prisma.TransactionClient,
  { shopId, gone, now }: { shopId: string; gone: Due[]; now: Date },
): Promise<void> {
  if (gone.length === 0) return;
  await storage.delete(gone.flatMap(placesOf));
  const isAnnouncement = (image: Due) => image.kind === "original" && !image.receivedAt;
  const ids = (images: Due[]) => images.map(({ id }) => id);
  // Announced, never received: there is nothing to prove.
  const announced = ids(gone.filter(isAnnouncement));
  for (const id of announced) await parts.drop(id);
  await tx.image.deleteMany({ where: { shopId, id: { in: announced } } });
  await tx.image.updateMany({
    where: { shopId, id: { in: ids(gone.filter((image) => !isAnnouncement(image))) } },
    data: {
      status: "gone",
      storageKey: null,
      wantedTier: null,
      moveBegunAt: null,
      expiresAt: null,
      leaseToken: null,
      leaseUntil: null,
      deletedAt: now,
    },
  });
  const happened = gone
    .filter(({ status }) => status === "completed")
    .map((image) => ({
      ...{ image, event: "deleted" as const, reason: "expired", actor: "sweep" as const },
      fromTier: image.tier,
    }));
  await appendLog(tx, { shopId, at: now, happened });
}
