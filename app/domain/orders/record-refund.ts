import { z } from "zod";
import { recordActivity } from "../activity/record-activity.ts";
import type { Services } from "../services.ts";
import { shopifyId } from "../shopify-id.ts";
import { time } from "./order-payload.ts";
import { settleOrder } from "./settle-order.ts";

const refundPayload = z.object({
  id: shopifyId,
  order_id: shopifyId,
  created_at: time,
  refund_line_items: z.array(z.object({ line_item_id: shopifyId, quantity: z.number().int() })).default([]),
});

/**
 * Shopify told us of a refund (refunds/create). Kept by its id, so it counts once; one that comes before its order waits
 * in its rows and counts when the order is known. A refund of money alone, with no lines, takes nothing back.
 */
export async function recordRefund(
  services: Services,
  { shopId, payload }: { shopId: string; payload: unknown },
): Promise<void> {
  const { db, clock } = services;
  const refund = refundPayload.parse(payload);
  const { count } = await db.refundLine.createMany({
    data: refund.refund_line_items.map((line) => ({
      shopId,
      shopifyRefundId: refund.id,
      shopifyOrderId: refund.order_id,
      shopifyLineId: line.line_item_id,
      quantity: line.quantity,
      refundedAt: refund.created_at,
    })),
    skipDuplicates: true,
  });

  const order = await db.order.findUnique({
    where: { shopId_shopifyOrderId: { shopId, shopifyOrderId: refund.order_id } },
  });
  if (!order) return;
  if (count > 0) {
    await recordActivity(db, { shopId, orderId: order.id, event: "order-refunded", at: clock.now() });
  }
  await settleOrder(services, { shopId, orderId: order.id });
}
