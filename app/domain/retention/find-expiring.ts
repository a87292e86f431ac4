import type { Services } from "../services.ts";
import { addDays } from "./days.ts";
import { warningDays } from "./warn-of-expiry.ts";

/**
 * The photos of open orders that will be deleted within the days of warning, those that go first at the front, and when the first
 * one goes. At most a hundred; null when there is none.
 */
export async function findExpiring(
  { db, clock }: Services,
  { shopId }: { shopId: string },
): Promise<{ imageIds: string[]; first: string } | null> {
  const now = clock.now();
  const rows = await db.$queryRaw<{ id: string; expiresAt: Date }[]>`
    SELECT i.id, i.expires_at AS "expiresAt" FROM images i
     WHERE i.shop_id = ${shopId}::uuid AND i.status <> 'gone'
       AND i.expires_at > ${now} AND i.expires_at <= ${addDays(now, warningDays)}
       AND i.kind = 'original' AND i.status = 'completed' AND i.tier = 'order_pending'
       AND EXISTS (SELECT 1 FROM personalization_photos pp
                     JOIN order_items item ON item.personalization_id = pp.personalization_id AND item.released_at IS NULL
                     JOIN orders o ON o.id = item.order_id AND o.cancelled_at IS NULL AND o.fulfilled_at IS NULL
                    WHERE pp.image_id = i.id)
     ORDER BY i.expires_at LIMIT 100`;
  const [first] = rows;
  return first ? { imageIds: rows.map(({ id }) => id), first: first.expiresAt.toISOString() } : null;
}
