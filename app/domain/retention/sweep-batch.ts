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
 *
 * What goes is marked first, and committed: were it not, a death after the bytes are gone would leave a row that looks as if it
 * were stored, and an order that comes then would count on it.
 */
export async function sweepBatch(services: Services, asked: Batch): Promise<Swept> {
  const { db, bell } = services;
  const { marked, kept, moving } = await markDue(services, asked);
  const gone = await db.$transaction((tx) => letGo(services, tx, { ...asked, ids: marked }), {
    timeout: transactionMs,
  });
  const stored = gone.filter(({ status }) => status === "completed");
  await countDeletions(services, { shopId: asked.shopId, pictures: stored });
  for (const id of moving) await bell.ring(moveTierJob, { imageId: id });
  return { deleted: gone.length, kept, failed: 0 };
}

interface Batch {
  shopId: string;
  now: Date;
  most: number;
  imageId?: string | null;
}

/** Looks at what is due once more before it goes, for an order may hold it, or the shop may archive. */
async function markDue(services: Services, { shopId, now, most, imageId = null }: Batch) {
  const settings = await readSettings(services, { shopId });
  return services.db.$transaction(async (tx) => {
    const held = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM images
       WHERE shop_id = ${shopId}::uuid AND status <> 'gone' AND status <> 'processing' AND expires_at <= ${now}
         AND (${imageId}::uuid IS NULL OR id = ${imageId}::uuid)
       ORDER BY expires_at LIMIT ${most} FOR UPDATE SKIP LOCKED`;
    const due = await tx.image.findMany({ where: { id: { in: held.map(({ id }) => id) } }, select: looked });
    const open = due.filter(({ status, deleteBegunAt }) => status === "completed" && !deleteBegunAt);
    const uses = await picturesUses(tx, { shopId, images: open });
    const wanted = new Set<string>();
    const moving: string[] = [];
    for (const image of open) {
      const { receivedAt, createdAt, id } = image;
      const facts = { receivedAt: receivedAt ?? createdAt, uses: uses.get(id) ?? [], keeping: image, now };
      const life = lifeOf(facts, settings);
      if (life.until && life.until <= now) continue;
      wanted.add(id);
      const wantedTier = life.tier === image.tier ? null : life.tier;
      await tx.image.update({ where: { id }, data: { expiresAt: life.until, wantedTier } });
      if (wantedTier) moving.push(id);
    }
    const marked = due.map(({ id }) => id).filter((id) => !wanted.has(id));
    const where = { shopId, id: { in: marked }, status: "completed", deleteBegunAt: null } as const;
    if (marked.length > 0) await tx.image.updateMany({ where, data: { deleteBegunAt: now } });
    return { marked, kept: wanted.size, moving };
  });
}

/** All that decides about a picture; its recipe and report would be most of what is read. */
const looked = {
  ...{ id: true, shopId: true, kind: true, status: true, tier: true, storageKey: true, moveBegunAt: true },
  ...{ receivedAt: true, createdAt: true, recipeHash: true, keepUntil: true, archivedAt: true, heldAt: true },
  ...{ sha256: true, bytes: true, deleteBegunAt: true },
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
  { shopId, ids: marked, now }: Batch & { ids: string[] },
): Promise<Due[]> {
  if (marked.length === 0) return [];
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM images WHERE shop_id = ${shopId}::uuid AND id = ANY(${marked}::uuid[]) AND status <> 'gone'
       AND status <> 'processing' AND (delete_begun_at IS NOT NULL OR status <> 'completed') FOR UPDATE SKIP LOCKED`;
  const gone = await tx.image.findMany({ where: { id: { in: locked.map(({ id }) => id) } }, select: looked });
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
      deleteBegunAt: null,
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
  return gone;
}
