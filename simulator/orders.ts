import type { Announcement } from "./deliveries.ts";
import { fulfillmentPayload, orderPayload } from "./order-payload.ts";
import {
  type Cart,
  type Customer,
  type Fulfillment,
  findVariant,
  type Order,
  type OrderLine,
  Refusal,
  type Shop,
  type Tracking,
  type World,
} from "./state.ts";

/** What a change to an order names: how many of which line. Leaving lines out means all of them. */
export type LineQuantity = { lineId: number; quantity: number };

/**
 * Turns a cart into an order and empties the cart. Tells `orders/create`, and with `paid` `orders/paid` too.
 *
 * @throws Refusal 422 for an empty cart.
 */
export function checkout(
  world: World,
  shop: Shop,
  cart: Cart,
  ask: { customer: Customer | null; email?: string; paid: boolean },
): Order {
  if (cart.lines.length === 0) throw new Refusal(422, "The cart is empty.");
  const now = wholeSeconds(new Date());
  const number = 1001 + shop.orders.length;
  const lines = cart.lines.map((line): OrderLine => {
    const found = findVariant(shop, line.variantId);
    if (!found) throw new Refusal(422, "Cannot find variant");
    return {
      id: world.nextId(),
      productId: found.product.id,
      variantId: found.variant.id,
      title: found.product.title,
      variantTitle: found.variant.title,
      sku: found.variant.sku,
      vendor: found.product.vendor,
      priceCents: found.variant.priceCents,
      requiresShipping: found.product.requiresShipping,
      quantity: line.quantity,
      currentQuantity: line.quantity,
      fulfilledQuantity: 0,
      properties: Object.entries(line.properties).map(([name, value]) => ({ name, value })),
    };
  });
  const order: Order = {
    id: world.nextId(),
    number,
    name: `#${number}`,
    test: false,
    currency: shop.currency,
    customer: ask.customer,
    email: ask.email ?? ask.customer?.email ?? null,
    financialStatus: "pending",
    cancelledAt: null,
    cancelReason: null,
    attributes: Object.entries(cart.attributes).map(([name, value]) => ({ name, value })),
    note: cart.note,
    lines,
    fulfillmentOrders: [],
    fulfillments: [],
    refunds: [],
    tags: [],
    metafields: [],
    createdAt: now,
    updatedAt: now,
  };
  order.fulfillmentOrders = [
    {
      id: world.nextId(),
      status: "OPEN",
      lines: lines.map((line) => ({
        id: world.nextId(),
        orderLineId: line.id,
        totalQuantity: line.quantity,
        remainingQuantity: line.quantity,
      })),
    },
  ];
  shop.orders.push(order);
  cart.lines = [];
  cart.attributes = {};
  cart.note = "";
  if (ask.paid) order.financialStatus = "paid";
  tellOrder(world, shop, order, ask.paid ? ["orders/create", "orders/paid"] : ["orders/create"]);
  return order;
}

/** Takes the money: `orders/paid`. @throws Refusal 422 when it is paid or cancelled already. */
export function payOrder(world: World, shop: Shop, order: Order): void {
  if (order.financialStatus !== "pending") throw new Refusal(422, `Order ${order.name} is not waiting for payment.`);
  order.financialStatus = "paid";
  tellOrder(world, shop, order, ["orders/paid", "orders/updated"]);
}

/**
 * Ships lines (all that remain, when none are named): `fulfillments/create`, and `orders/fulfilled` once nothing remains.
 *
 * @throws Refusal 422 when the order is cancelled, nothing remains, or more is asked than remains.
 */
export function fulfilOrder(
  world: World,
  shop: Shop,
  order: Order,
  ask: { lines?: LineQuantity[]; tracking?: Partial<Tracking> } = {},
): Fulfillment {
  if (order.cancelledAt) throw new Refusal(422, `Order ${order.name} is cancelled.`);
  const target = order.fulfillmentOrders.find((candidate) => ["OPEN", "IN_PROGRESS"].includes(candidate.status));
  if (!target) throw new Refusal(422, `Order ${order.name} has nothing left to fulfil.`);
  const wanted =
    ask.lines ?? target.lines.map((line) => ({ lineId: line.orderLineId, quantity: line.remainingQuantity }));
  for (const { lineId, quantity } of wanted) {
    const line = target.lines.find((candidate) => candidate.orderLineId === lineId);
    if (!line || quantity > line.remainingQuantity || quantity < 0)
      throw new Refusal(422, "Invalid fulfillment order line item quantity requested.");
  }
  const shipped = wanted.filter(({ quantity }) => quantity > 0);
  if (shipped.length === 0) throw new Refusal(422, `Order ${order.name} has nothing left to fulfil.`);
  for (const { lineId, quantity } of shipped) {
    const line = target.lines.find((candidate) => candidate.orderLineId === lineId);
    if (line) line.remainingQuantity -= quantity;
    readLine(order, lineId).fulfilledQuantity += quantity;
  }
  target.status = target.lines.every((line) => line.remainingQuantity === 0) ? "CLOSED" : "IN_PROGRESS";
  const now = wholeSeconds(new Date());
  const fulfillment: Fulfillment = {
    id: world.nextId(),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    fulfillmentOrderId: target.id,
    status: "success",
    tracking: {
      company: ask.tracking?.company ?? null,
      number: ask.tracking?.number ?? null,
      url: ask.tracking?.url ?? null,
    },
    lines: shipped.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity })),
    createdAt: now,
    updatedAt: now,
  };
  order.fulfillments.push(fulfillment);
  const whole = target.status === "CLOSED" ? "orders/fulfilled" : "orders/partially_fulfilled";
  tellOrder(world, shop, order, [whole, "orders/updated"], {
    topic: "fulfillments/create",
    payload: fulfillmentPayload(order, fulfillment),
  });
  return fulfillment;
}

/** Gives a shipment its tracking: `fulfillments/update`. */
export function retrackFulfillment(
  world: World,
  shop: Shop,
  order: Order,
  fulfillment: Fulfillment,
  tracking: Tracking,
): void {
  fulfillment.tracking = tracking;
  fulfillment.updatedAt = new Date().toISOString();
  tellOrder(world, shop, order, ["orders/updated"], {
    topic: "fulfillments/update",
    payload: fulfillmentPayload(order, fulfillment),
  });
}

/** Cancels the order: `orders/cancelled`. An order in part fulfilled cannot be. @throws Refusal 422. */
export function cancelOrder(world: World, shop: Shop, order: Order, reason = "customer"): void {
  if (order.cancelledAt) throw new Refusal(422, `Order ${order.name} is cancelled already.`);
  if (order.fulfillments.length > 0) throw new Refusal(422, "A fulfilled order cannot be cancelled.");
  order.cancelledAt = new Date().toISOString();
  order.cancelReason = reason;
  order.financialStatus = order.financialStatus === "pending" ? "voided" : "refunded";
  for (const line of order.lines) line.currentQuantity = 0;
  for (const target of order.fulfillmentOrders) {
    target.status = "CANCELLED";
    for (const line of target.lines) line.remainingQuantity = 0;
  }
  tellOrder(world, shop, order, ["orders/cancelled", "orders/updated"]);
}

/** The order, or a 404 refusal. */
export function readOrder(shop: Shop, orderId: number): Order {
  const order = shop.orders.find((candidate) => candidate.id === orderId);
  if (!order) throw new Refusal(404, `${shop.name} has no order ${orderId}.`);
  return order;
}

/** A line of the order, or a 422 refusal. */
export function readLine(order: Order, lineId: number): OrderLine {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new Refusal(422, `Order ${order.name} has no line ${lineId}.`);
  return line;
}

/** As Shopify writes times: the messages of one second can't be told apart by them. */
function wholeSeconds(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Marks the order changed and tells the topics with it as it is now, then what else there is to tell. */
export function tellOrder(world: World, shop: Shop, order: Order, topics: string[], ...also: Announcement[]): void {
  order.updatedAt = wholeSeconds(new Date());
  world.announce(shop, [...topics.map((topic) => ({ topic, payload: orderPayload(shop, order) })), ...also]);
}
