import { recordActivity } from "../activity/record-activity.ts";
import type { Services } from "../services.ts";
import { addDays } from "./days.ts";

/** So long before a photo of an open order goes, its merchant is told. */
export const warningDays = 5;

const batchSize = 200;

/**
 * Tells the merchants of open orders whose photos will soon be deleted, in the order's timeline and on the first page: once for
 * each end a photo is given, so again when it was extended. May run anywhere and at once; returns how many photos it told of.
 */
export async function warnOfExpiry({ db, clock }: Services): Promise<{ warned: number }> {
  const now = clock.now();
  let warned = 0;
  for (;;) {
    const told = await db.$transaction(async (tx) => {
      const photos = await tx.$queryRaw<{ id: string; shopId: string; expiresAt: Date }[]>`
        SELECT i.id, i.shop_id AS "shopId", i.expires_at AS "expiresAt" FROM images i
         WHERE i.status <> 'gone' AND i.expires_at > ${now} AND i.expires_at <= ${addDays(now, warningDays)}
           AND i.kind = 'original' AND i.status = 'completed' AND i.tier = 'order_pending'
           AND i.warned_of IS DISTINCT FROM i.expires_at
         ORDER BY i.expires_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
      for (const { id, shopId, expiresAt } of photos) {
        await tx.image.update({ where: { id }, data: { warnedOf: expiresAt } });
        for (const orderId of await openOrdersOf(tx, id)) {
          const data = { until: expiresAt.toISOString() };
          await recordActivity(tx, { shopId, orderId, event: "photo-expiring", data, at: now });
        }
      }
      return photos.length;
    });
    warned += told;
    if (told < batchSize) return { warned };
  }
}

async function openOrdersOf(tx: Pick<Services["db"], "$queryRaw">, imageId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT o.id FROM orders o
      JOIN order_items item ON item.order_id = o.id AND item.released_at IS NULL
      JOIN personalization_photos pp ON pp.personalization_id = item.personalization_id
     WHERE pp.image_id = ${imageId}::uuid AND o.cancelled_at IS NULL AND o.fulfilled_at IS NULL`;
  return rows.map((row) => row.id);
}
