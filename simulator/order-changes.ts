import { orderEditPayload, refundPayload } from "./order-payload.ts";
import { type LineQuantity, readLine, tellOrder } from "./orders.ts";
import { type Order, Refusal, type Shop, type World } from "./state.ts";

/** Gives money back for lines (all of them, when none are named): `refunds/create`. @throws Refusal 422. */
export function refundOrder(
  world: World,
  shop: Shop,
  order: Order,
  ask: { lines?: LineQuantity[]; note?: string } = {},
): void {
  if (order.financialStatus !== "paid" && order.financialStatus !== "partially_refunded")
    throw new Refusal(422, `Order ${order.name} has no payment to refund.`);
  const wanted = ask.lines ?? order.lines.map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));
  for (const { lineId, quantity } of wanted)
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > readLine(order, lineId).currentQuantity)
      throw new Refusal(422, "Quantity cannot refund more items than were purchased");
  const lines = wanted.map(({ lineId, quantity }) => {
    const line = readLine(order, lineId);
    takeFromFulfillment(order, lineId, quantity);
    line.currentQuantity -= quantity;
    return { id: world.nextId(), orderLineId: lineId, quantity, subtotalCents: quantity * line.priceCents };
  });
  const refund = { id: world.nextId(), note: ask.note ?? "", lines, createdAt: new Date().toISOString() };
  order.refunds.push(refund);
  order.financialStatus = order.lines.every((line) => line.currentQuantity === 0) ? "refunded" : "partially_refunded";
  tellOrder(world, shop, order, ["orders/updated"], { topic: "refunds/create", payload: refundPayload(order, refund) });
}

/** Sets the quantities of lines, zero to remove: `orders/edited` with the differences. @throws Refusal 422. */
export function editOrder(world: World, shop: Shop, order: Order, lines: LineQuantity[]): void {
  if (order.cancelledAt) throw new Refusal(422, `Order ${order.name} is cancelled.`);
  const changes: { lineId: number; delta: number }[] = [];
  for (const { lineId, quantity } of lines) {
    const line = readLine(order, lineId);
    if (!Number.isInteger(quantity) || quantity < line.fulfilledQuantity)
      throw new Refusal(422, "A line cannot go below what is fulfilled.");
    const delta = quantity - line.currentQuantity;
    if (delta === 0) continue;
    changes.push({ lineId, delta });
    if (delta > 0) {
      line.quantity += delta;
      addToFulfillment(order, lineId, delta);
    } else takeFromFulfillment(order, lineId, -delta);
    line.currentQuantity = quantity;
  }
  tellOrder(world, shop, order, ["orders/updated"], {
    topic: "orders/edited",
    payload: orderEditPayload(world.nextId(), order, changes),
  });
}

/** Takes pieces not shipped yet off the fulfilment order; shipped ones stay where they are. */
function takeFromFulfillment(order: Order, lineId: number, quantity: number): void {
  for (const target of order.fulfillmentOrders) {
    const line = target.lines.find((candidate) => candidate.orderLineId === lineId);
    if (!line) continue;
    const taken = Math.min(quantity, line.remainingQuantity);
    line.remainingQuantity -= taken;
    line.totalQuantity -= taken;
    if (target.lines.every((candidate) => candidate.remainingQuantity === 0)) target.status = "CLOSED";
    return;
  }
}

function addToFulfillment(order: Order, lineId: number, quantity: number): void {
  const target = order.fulfillmentOrders[0];
  const line = target?.lines.find((candidate) => candidate.orderLineId === lineId);
  if (!target || !line) return;
  line.totalQuantity += quantity;
  line.remainingQuantity += quantity;
  if (target.status === "CLOSED") target.status = "OPEN";
}
