import type { Services } from "../services.ts";
import { addMinutes } from "./days.ts";
import { sweepBatch } from "./sweep-batch.ts";

/** So many pictures of one shop at a time; then it is the next shop's turn. */
const batchSize = 250;

/** A picture that could not be let go is not looked at again before this, so that it holds up no other. */
const pauseMinutes = 10;

/** After so many failures one after the other it is asked whether the storage is there at all. */
const patience = 3;

/** What a sweep did, in pictures. */
export interface Swept {
  deleted: number;
  /** Looked at, and found to be wanted longer than was known. */
  kept: number;
  failed: number;
}

/**
 * Lets go of every picture whose time is over, and of uploads that never came. Its cost grows with what is due, not with what
 * exists. Shops take turns, so a small one never waits for a large one to end. Any number of workers may sweep at once: each
 * picture is held by one of them.
 *
 * @throws StorageError when the storage is away; what was due is due again.
 */
export async function sweepPhotos(services: Services): Promise<Swept> {
  const now = services.clock.now();
  const swept: Swept = { deleted: 0, kept: 0, failed: 0 };
  let shops = await dueShops(services, now);
  while (shops.length > 0) {
    const unfinished: string[] = [];
    for (const shopId of shops) {
      const batch = await sweepBatch(services, { shopId, now, most: batchSize }).catch((error: unknown) => {
        services.log.warn("sweep-batch-failed", { shop: shopId, error: String(error) });
        return null;
      });
      const done = batch ?? (await sweepOneByOne(services, { shopId, now }));
      swept.deleted += done.deleted;
      swept.kept += done.kept;
      swept.failed += done.failed;
      if (done.deleted + done.kept + done.failed >= batchSize) unfinished.push(shopId);
    }
    shops = unfinished;
  }
  return swept;
}

/** The shop with the picture that has waited longest comes first. What is being drawn just now is left to whoever draws it. */
async function dueShops({ db }: Services, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ shopId: string }[]>`
    SELECT shop_id AS "shopId" FROM images
     WHERE status <> 'gone' AND status <> 'processing' AND expires_at <= ${now} GROUP BY shop_id ORDER BY min(expires_at)`;
  return rows.map((row) => row.shopId);
}

/** After a batch failed: so that the one picture at fault is found, and put off, and the others go. */
async function sweepOneByOne(services: Services, { shopId, now }: { shopId: string; now: Date }): Promise<Swept> {
  const { db, storage, log } = services;
  const due = await db.image.findMany({
    where: { shopId, status: { notIn: ["gone", "processing"] }, expiresAt: { lte: now } },
    orderBy: { expiresAt: "asc" },
    take: batchSize,
    select: { id: true },
  });
  const swept: Swept = { deleted: 0, kept: 0, failed: 0 };
  let failuresInTurn = 0;
  for (const { id } of due) {
    try {
      const one = await sweepBatch(services, { shopId, now, most: 1, imageId: id });
      swept.deleted += one.deleted;
      swept.kept += one.kept;
      failuresInTurn = 0;
    } catch (error) {
      log.error("sweep-photos-failed", { image: id, error: String(error) });
      await db.image.updateMany({ where: { id }, data: { expiresAt: addMinutes(now, pauseMinutes) } });
      swept.failed += 1;
      failuresInTurn += 1;
      if (failuresInTurn === patience) await storage.head("artworks/none");
    }
  }
  return swept;
}
