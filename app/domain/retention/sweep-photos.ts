import type { Image, Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { moveTierJob } from "./move-tier.job.ts";
import { picturesUses } from "./picture-uses.ts";
import { lifeOf } from "./retention-policy.ts";

const batchSize = 50;

/**
 * Lets go of every picture whose time is over, and of uploads that never came. Its cost grows with what is due.
 * Any number of workers may sweep at once: a row is held by one of them. Returns how many were let go.
 */
export async function sweepPhotos(services: Services): Promise<{ deleted: number }> {
  let deleted = 0;
  for (;;) {
    const batch = await sweepBatch(services);
    deleted += batch.deleted;
    if (batch.seen < batchSize) return { deleted };
  }
}

async function sweepBatch(services: Services): Promise<{ seen: number; deleted: number }> {
  const { db, clock, bell } = services;
  const now = clock.now();
  const moving: string[] = [];
  const batch = await db.$transaction(
    async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM images
         WHERE status IN ('expected', 'pending', 'failed', 'completed') AND expires_at <= ${now}
         ORDER BY expires_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
      const images = await tx.image.findMany({ where: { id: { in: due.map((row) => row.id) } } });
      let deleted = 0;
      for (const image of images) {
        if (image.status === "completed" && (await livesOn(services, tx, image, moving))) continue;
        await letGo(services, tx, image, now);
        deleted += 1;
      }
      return { seen: due.length, deleted };
    },
    { timeout: 60_000 },
  );
  for (const imageId of moving) await bell.ring(moveTierJob, { imageId });
  return batch;
}

/** Looks again before letting go: an order may hold it, or the shop may archive. Keeps the answer in the row. */
async function livesOn(services: Services, tx: Prisma.TransactionClient, image: Image, moving: string[]) {
  const now = services.clock.now();
  const settings = await readSettings(services, { shopId: image.shopId });
  const uses = await picturesUses(tx, { shopId: image.shopId, images: [image] });
  const life = lifeOf(
    { receivedAt: image.receivedAt ?? image.createdAt, uses: uses.get(image.id) ?? [], now },
    settings,
  );
  if (life.until <= now) return false;
  const wantedTier = life.tier === image.tier ? null : life.tier;
  await tx.image.update({ where: { id: image.id }, data: { expiresAt: life.until, wantedTier } });
  if (wantedTier) moving.push(image.id);
  return true;
}

/** Deletes the bytes first: a death in between leaves a row that is due again, never bytes that no row knows. */
async function letGo({ storage }: Services, tx: Prisma.TransactionClient, image: Image, now: Date): Promise<void> {
  await storage.delete(tiers.map((tier) => objectKey(tier, image)));
  await tx.image.update({
    where: { id: image.id },
    data: { status: "gone", storageKey: null, wantedTier: null, expiresAt: null, deletedAt: now },
  });
  if (image.status !== "completed") return;
  await tx.retentionLogEntry.create({
    data: {
      shopId: image.shopId,
      imageId: image.id,
      event: "deleted",
      fromTier: image.tier,
      reason: "expired",
      sha256: image.sha256,
      at: now,
    },
  });
}
