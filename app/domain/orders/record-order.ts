import type { Order, Prisma } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import type { Services } from "../services.ts";
import type { OrderSnapshot } from "./order-payload.ts";
import { recognizeLine } from "./recognize-line.ts";
import { settleOrder } from "./settle-order.ts";

/**
 * Shopify told us how an order stands. Repeats, and messages in any order, end in the same place: a message carries the
 * whole order as it was at `updatedAt`, so the newest one decides, an older one only adds what was not known, and "paid" and
 * "cancelled" are kept with the time we first heard of them. `at`, when it was told, settles ties: Shopify's times are whole
 * seconds.
 *
 * An order with no line of ours is not kept: it is none of our business.
 */
export async function recordOrder(
  services: Services,
  { shopId, snapshot, at }: { shopId: string; snapshot: OrderSnapshot; at: Date },
): Promise<void> {
  const orderId = await services.db.$transaction(async (tx) => {
    if (!(await concernsUs(services, tx, { shopId, snapshot }))) return null;
    const order = await lockOrder(tx, { shopId, snapshot });
    const age = ageOf(order, { snapshot, at });
    await updateOrder(tx, { order, snapshot, at, age });
    await keepLines(services, tx, { order, snapshot, age });
    return order.id;
  });
  if (orderId) await settleOrder(services, { shopId, orderId });
}

/** What a message is to what we know: only a newer one may change it, one just as old may add to it. */
type Age = "newer" | "same" | "older";

function ageOf(order: Order, { snapshot, at }: { snapshot: OrderSnapshot; at: Date }): Age {
  const later = Number(snapshot.updatedAt) - Number(order.shopifyUpdatedAt) || Number(at) - Number(order.shopifyToldAt);
  if (later === 0) return "same";
  return later > 0 ? "newer" : "older";
}

async function concernsUs(
  services: Services,
  tx: Prisma.TransactionClient,
  { shopId, snapshot }: { shopId: string; snapshot: OrderSnapshot },
): Promise<boolean> {
  const { shopifyOrderId, placedAt, lines } = snapshot;
  const isKnown = await tx.order.count({ where: { shopId, shopifyOrderId } });
  if (isKnown > 0) return true;
  for (const { lineId, productId } of lines) {
    if (await recognizeLine(services, tx, { shopId, lineId, productId, placedAt })) return true;
  }
  return false;
}

/** The order's row, made if it is new, and ours alone until the transaction ends. */
async function lockOrder(
  tx: Prisma.TransactionClient,
  { shopId, snapshot }: { shopId: string; snapshot: OrderSnapshot },
): Promise<Order & { isNew: boolean }> {
  const { shopifyOrderId, name, placedAt } = snapshot;
  const never = new Date(0); // older than any message, so that the one in hand counts as news
  const made = await tx.order.createMany({
    data: { shopId, shopifyOrderId, name, placedAt, shopifyUpdatedAt: never, shopifyToldAt: never },
    skipDuplicates: true,
  });
  await tx.$queryRaw`
    SELECT id FROM orders WHERE shop_id = ${shopId}::uuid AND shopify_order_id = ${shopifyOrderId} FOR UPDATE`;
  const where = { shopId_shopifyOrderId: { shopId, shopifyOrderId } };
  return { ...(await tx.order.findUniqueOrThrow({ where })), isNew: made.count === 1 };
}

async function updateOrder(
  tx: Prisma.TransactionClient,
  { order, snapshot, at, age }: { order: Order & { isNew: boolean }; snapshot: OrderSnapshot; at: Date; age: Age },
): Promise<void> {
  const paidAt = order.paidAt ?? (snapshot.paid ? at : null);
  const cancelledAt = order.cancelledAt ?? snapshot.cancelledAt;
  const fulfilledAt = fulfilmentOf(order, { snapshot, age });
  await tx.order.update({
    where: { id: order.id },
    data: {
      paidAt,
      cancelledAt,
      fulfilledAt,
      ...(age === "newer" && {
        name: snapshot.name,
        currencyCode: snapshot.currencyCode,
        totalPrice: snapshot.totalPrice,
        test: snapshot.test,
        customerId: snapshot.customerId,
        placedAt: snapshot.placedAt,
        shopifyUpdatedAt: snapshot.updatedAt,
        shopifyToldAt: at,
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

/** A fulfilment can be taken back, so unlike payment and cancellation it follows the newest message both ways. */
function fulfilmentOf(order: Order, { snapshot, age }: { snapshot: OrderSnapshot; age: Age }): Date | null {
  if (age === "older") return order.fulfilledAt;
  if (snapshot.fulfilled) return order.fulfilledAt ?? snapshot.updatedAt;
  return age === "newer" ? null : order.fulfilledAt;
}

async function keepLines(
  services: Services,
  tx: Prisma.TransactionClient,
  { order, snapshot, age }: { order: Order; snapshot: OrderSnapshot; age: Age },
): Promise<void> {
  const { shopId, id: orderId } = order;
  const items = await tx.orderItem.findMany({ where: { orderId } });
  const known = new Map(items.map((item) => [item.shopifyLineId, item]));

  for (const { lineId, ...line } of snapshot.lines) {
    const item = known.get(line.shopifyLineId);
    if (item && age === "older") continue;
    if (item) {
      // Two messages of one moment: what either says is gone, is gone.
      const currentQuantity =
        age === "same" ? Math.min(item.currentQuantity, line.currentQuantity) : line.currentQuantity;
      await tx.orderItem.update({ where: { id: item.id }, data: { quantity: line.quantity, currentQuantity } });
      continue;
    }
    const { productId } = line;
    const recognized = await recognizeLine(services, tx, { shopId, lineId, productId, placedAt: snapshot.placedAt });
    if (!recognized) continue; // a line that has nothing to do with us
    await tx.orderItem.create({ data: { ...line, shopId, orderId, ...recognized } });
    if (recognized.flag) {
      const data = { line: line.shopifyLineId, flag: recognized.flag };
      await recordActivity(tx, { shopId, orderId, event: "line-flagged", data, at: services.clock.now() });
    }
  }
}
