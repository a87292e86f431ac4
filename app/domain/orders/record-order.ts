import type { Order, Prisma } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import type { Services } from "../services.ts";
import type { OrderSnapshot } from "./order-payload.ts";
import { recognizeLine } from "./recognize-line.ts";
import { settleOrder } from "./settle-order.ts";

/**
 * Shopify told us how an order stands. Repeats, and messages in any order, end in the same place: a message carries the
 * whole order as it was at `updatedAt`, so the newest one decides, an older one only adds what was not known, and "paid",
 * "cancelled" and "fulfilled" are kept with the time we first heard of them.
 */
export async function recordOrder(
  services: Services,
  { shopId, snapshot, at }: { shopId: string; snapshot: OrderSnapshot; at: Date },
): Promise<void> {
  const orderId = await services.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, { shopId, snapshot });
    await updateOrder(tx, { order, snapshot, at });
    await keepLines(services, tx, { order, snapshot });
    return order.id;
  });
  await settleOrder(services, { shopId, orderId });
}

/** The order's row, made if it is new, and ours alone until the transaction ends. */
async function lockOrder(
  tx: Prisma.TransactionClient,
  { shopId, snapshot }: { shopId: string; snapshot: OrderSnapshot },
): Promise<Order & { isNew: boolean }> {
  const where = { shopId_shopifyOrderId: { shopId, shopifyOrderId: snapshot.shopifyOrderId } };
  const made = await tx.order.createMany({
    data: {
      shopId,
      shopifyOrderId: snapshot.shopifyOrderId,
      name: snapshot.name,
      placedAt: snapshot.placedAt,
      // Older than any message, so that the one in hand counts as news.
      shopifyUpdatedAt: new Date(0),
    },
    skipDuplicates: true,
  });
  await tx.$queryRaw`
    SELECT id FROM orders WHERE shop_id = ${shopId}::uuid AND shopify_order_id = ${snapshot.shopifyOrderId} FOR UPDATE`;
  return { ...(await tx.order.findUniqueOrThrow({ where })), isNew: made.count === 1 };
}

async function updateOrder(
  tx: Prisma.TransactionClient,
  { order, snapshot, at }: { order: Order & { isNew: boolean }; snapshot: OrderSnapshot; at: Date },
): Promise<void> {
  const isNews = snapshot.updatedAt >= order.shopifyUpdatedAt;
  const paidAt = order.paidAt ?? (snapshot.paid ? at : null);
  const cancelledAt = order.cancelledAt ?? snapshot.cancelledAt;
  // A fulfilment can be taken back, so unlike the other two it follows the newest message both ways.
  const isTie = snapshot.updatedAt.getTime() === order.shopifyUpdatedAt.getTime();
  const fulfilledAt = snapshot.fulfilled
    ? (order.fulfilledAt ?? (isNews ? snapshot.updatedAt : null))
    : isNews && !isTie
      ? null
      : order.fulfilledAt;

  await tx.order.update({
    where: { id: order.id },
    data: {
      paidAt,
      cancelledAt,
      fulfilledAt,
      ...(isNews && {
        name: snapshot.name,
        currencyCode: snapshot.currencyCode,
        totalPrice: snapshot.totalPrice,
        test: snapshot.test,
        customerId: snapshot.customerId,
        placedAt: snapshot.placedAt,
        shopifyUpdatedAt: snapshot.updatedAt,
      }),
    },
  });

  const events = [
    order.isNew && "order-created",
    !order.paidAt && paidAt && "order-paid",
    !order.cancelledAt && cancelledAt && "order-cancelled",
    !order.fulfilledAt && fulfilledAt && "order-fulfilled",
  ];
  for (const event of events) {
    if (event) await recordActivity(tx, { shopId: order.shopId, orderId: order.id, event, at });
  }
}

async function keepLines(
  services: Services,
  tx: Prisma.TransactionClient,
  { order, snapshot }: { order: Order; snapshot: OrderSnapshot },
): Promise<void> {
  const { shopId, id: orderId } = order;
  const isNews = snapshot.updatedAt >= order.shopifyUpdatedAt;
  const known = new Set((await tx.orderItem.findMany({ where: { orderId } })).map((item) => item.shopifyLineId));

  for (const { lineId, ...line } of snapshot.lines) {
    if (known.has(line.shopifyLineId)) {
      if (!isNews) continue;
      const { quantity, currentQuantity } = line;
      await tx.orderItem.updateMany({
        where: { shopId, orderId, shopifyLineId: line.shopifyLineId },
        data: { quantity, currentQuantity },
      });
      continue;
    }
    const recognized = await recognizeLine(services, tx, { shopId, lineId, productId: line.productId });
    if (!recognized) continue; // a line that has nothing to do with us
    await tx.orderItem.create({ data: { ...line, shopId, orderId, ...recognized } });
    if (recognized.flag) {
      await recordActivity(tx, {
        shopId,
        orderId,
        event: "line-flagged",
        data: { line: line.shopifyLineId, flag: recognized.flag },
        at: services.clock.now(),
      });
    }
  }
}
