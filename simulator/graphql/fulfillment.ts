import { gid, readGid } from "../gid.ts";
import { fulfilOrder, type LineQuantity, retrackFulfillment } from "../orders.ts";
import { type FulfillmentOrder, type Order, Refusal, type Shop, type Tracking, type World } from "../state.ts";
import { fulfillmentNode } from "./fulfillment-nodes.ts";
import { orderNode } from "./orders.ts";

type TrackingInput = Partial<Tracking> & { numbers?: string[] | null; urls?: string[] | null };
type FulfillmentInput = {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null;
  }[];
  trackingInfo?: TrackingInput | null;
};

/** `fulfillmentCreate`: ships what is named of one fulfilment order. A closed one comes back as a user error. */
export function createFulfillment(world: World, shop: Shop, input: FulfillmentInput) {
  const [group, ...others] = input.lineItemsByFulfillmentOrder;
  if (!group || others.length > 0) return refused("The local Shopify fulfils one fulfillment order at a time.");
  const found = findFulfillmentOrder(shop, group.fulfillmentOrderId);
  if (!found) return refused("Fulfillment order does not exist.");
  const { order, target } = found;
  if (!["OPEN", "IN_PROGRESS"].includes(target.status))
    return refused(`Fulfillment order ${target.id} has an unfulfillable status= ${target.status.toLowerCase()}.`);

  const asked = group.fulfillmentOrderLineItems;
  const lines = asked?.map((wanted): LineQuantity => {
    const line = target.lines.find((candidate) => gid("FulfillmentOrderLineItem", candidate.id) === wanted.id);
    return { lineId: line?.orderLineId ?? 0, quantity: wanted.quantity };
  });
  try {
    const tracking = readTracking(input.trackingInfo);
    const shipment = fulfilOrder(world, shop, order, { tracking, ...(asked?.length ? { lines } : {}) });
    return {
      fulfillment: fulfillmentNode({ world, shop, order, node: () => orderNode(world, shop, order) }, shipment),
      userErrors: [],
    };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    throw error;
  }
}

/** `fulfillmentTrackingInfoUpdate`. */
export function updateTracking(world: World, shop: Shop, fulfillmentId: string, input: TrackingInput) {
  for (const order of shop.orders) {
    const shipment = order.fulfillments.find((candidate) => gid("Fulfillment", candidate.id) === fulfillmentId);
    if (!shipment) continue;
    retrackFulfillment(world, shop, order, shipment, readTracking(input));
    return {
      fulfillment: fulfillmentNode({ world, shop, order, node: () => orderNode(world, shop, order) }, shipment),
      userErrors: [],
    };
  }
  return refused("Fulfillment does not exist.");
}

export function findFulfillmentOrder(shop: Shop, id: string): { order: Order; target: FulfillmentOrder } | null {
  const wanted = readGid(id);
  if (wanted?.type !== "FulfillmentOrder") return null;
  for (const order of shop.orders) {
    const target = order.fulfillmentOrders.find((candidate) => candidate.id === wanted.id);
    if (target) return { order, target };
  }
  return null;
}

function readTracking(input: TrackingInput | null | undefined): Tracking {
  return {
    company: input?.company ?? null,
    number: input?.number ?? input?.numbers?.[0] ?? null,
    url: input?.url ?? input?.urls?.[0] ?? null,
  };
}

function refused(message: string) {
  return { fulfillment: null, userErrors: [{ field: ["fulfillment"], message }] };
}
