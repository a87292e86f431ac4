import type { Services } from "../services.ts";
import { addDays } from "./days.ts";

/** Applied messages say nothing any more (their bodies are emptied); kept a while to recognise a repeat. */
const appliedDays = 30;
/** A refund whose order never concerned us. */
const refundDays = 60;

/** Deletes rows that have served: applied messages, refunds of orders that are not ours, shoppers' sessions that are over, quotas of days gone by. */
export async function sweepLeftovers({ db, clock }: Services): Promise<void> {
  const now = clock.now();
  await db.webhookDelivery.deleteMany({ where: { status: "applied", appliedAt: { lte: addDays(now, -appliedDays) } } });
  await db.intakeDay.deleteMany({ where: { day: { lt: addDays(now, -1) } } });
  // While a photo of theirs is kept, the session says whose it is.
  await db.shopperSession.deleteMany({
    where: { expiresAt: { lte: now }, images: { none: { status: "completed" } } },
  });
  await db.$executeRaw`
    DELETE FROM refund_lines r
     WHERE r.refunded_at <= ${addDays(now, -refundDays)}
       AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = r.shop_id AND o.shopify_order_id = r.shopify_order_id)`;
}
