import type { Image, Prisma } from "@prisma/client";
import { objectKey, tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { addMinutes } from "./days.ts";
import { moveTierJob } from "./move-tier.job.ts";
import { picturesUses } from "./picture-uses.ts";
import { lifeOf } from "./retention-policy.ts";

const batchSize = 100;

/** A picture that could not be let go is not looked at again before this, so that it holds up no other. */
const pauseMinutes = 10;

type Outcome = "deleted" | "kept" | "taken";

/**
 * Lets go of every picture whose time is over, and of uploads that never came. Its cost grows with what is due.
 * Any number of workers may sweep at once: a row is held by one of them. Returns how many were let go.
 */
export async function sweepPhotos(services: Services): Promise<{ deleted: number }> {
  const now = services.clock.now();
  let deleted = 0;
  for (;;) {
    const due = await services.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM images
       WHERE status IN ('expected', 'pending', 'failed', 'completed') AND expires_at <= ${now}
       ORDER BY expires_at LIMIT ${batchSize}`;
    const outcomes: Outcome[] = [];
    for (const { id } of due) outcomes.push(await sweepPhoto(services, { id, now }));
    deleted += outcomes.filter((outcome) => outcome === "deleted").length;
    // All of the rest is in other workers' hands, or there is no rest.
    if (due.length < batchSize || outcomes.every((outcome) => outcome === "taken")) return { deleted };
  }
}

async function sweepPhoto(services: Services, { id, now }: { id: string; now: Date }): Promise<Outcome> {
  const { db, bell, log } = services;
  try {
    const swept = await db.$transaction(async (tx) => {
      const [held] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM images WHERE id = ${id}::uuid AND expires_at <= ${now} FOR UPDATE SKIP LOCKED`;
      if (!held) return { outcome: "taken" as const };
      const image = await tx.image.findUniqueOrThrow({ where: { id } });
      const life = image.status === "completed" ? await livesOn(services, tx, image) : null;
      if (life) return { outcome: "kept" as const, ...life };
      await letGo(services, tx, image, now);
      return { outcome: "deleted" as const };
    });
    if (swept.outcome === "kept" && swept.moves) await bell.ring(moveTierJob, { imageId: id });
    return swept.outcome;
  } catch (error) {
    log.error("sweep-photos-failed", { image: id, error: String(error) });
    await db.image.updateMany({ where: { id }, data: { expiresAt: addMinutes(now, pauseMinutes) } });
    return "kept";
  }
}

/** Looks again before letting go: an order may hold it, or the shop may archive. Keeps the answer in the row. */
async function livesOn(
  services: Services,
  tx: Prisma.TransactionClient,
  image: Image,
): Promise<{ moves: boolean } | null> {
  const now = services.clock.now();
  const settings = await readSettings(services, { shopId: image.shopId });
  const uses = await picturesUses(tx, { shopId: image.shopId, images: [image] });
  const life = lifeOf(
    { receivedAt: image.receivedAt ?? image.createdAt, uses: uses.get(image.id) ?? [], now },
    settings,
  );
  if (life.until <= now) return null;
  const wantedTier = life.tier === image.tier ? null : life.tier;
  await tx.image.update({ where: { id: image.id }, data: { expiresAt: life.until, wantedTier } });
  return { moves: wantedTier !== null };
}

/** Deletes the bytes first: a death in between leaves a row that is due again, never bytes that no row knows. */
async function letGo({ storage }: Services, tx: Prisma.TransactionClient, image: Image, now: Date): Promise<void> {
  await storage.delete(tiers.map((tier) => objectKey(tier, image)));
  if (image.kind === "original" && !image.receivedAt) {
    await tx.image.delete({ where: { id: image.id } }); // announced, never received: there is nothing to prove
    return;
  }
  await tx.image.update({
    where: { id: image.id },
    data: {
      status: "gone",
      storageKey: null,
      wantedTier: null,
      expiresAt: null,
      leaseToken: null,
      leaseUntil: null,
      deletedAt: now,
    },
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
