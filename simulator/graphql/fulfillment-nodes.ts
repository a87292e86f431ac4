import { gid } from "../gid.ts";
import { type Fulfillment, type FulfillmentOrder, findVariant, type Order, type Shop, type World } from "../state.ts";
import { connection, type Node, type PageArguments } from "./connection.ts";
import { lineNode } from "./lines.ts";
import { variantNode } from "./products.ts";

/** The order these belong to, and how to show it. */
export type OrderFacts = { world: World; shop: Shop; order: Order; node: () => Node };

export function fulfillmentOrderNode({ world, shop, order, node }: OrderFacts, target: FulfillmentOrder): Node {
  const open = target.status === "OPEN" || target.status === "IN_PROGRESS";
  const actions = open ? ["CREATE_FULFILLMENT", ...(target.status === "OPEN" ? ["HOLD", "MOVE", "SPLIT"] : [])] : [];
  return {
    __typename: "FulfillmentOrder",
    id: gid("FulfillmentOrder", target.id),
    status: target.status,
    requestStatus: "UNSUBMITTED",
    orderId: gid("Order", order.id),
    orderName: order.name,
    orderProcessedAt: order.createdAt,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    fulfillAt: order.createdAt,
    fulfillBy: null,
    fulfillmentHolds: [],
    supportedActions: actions.map((action) => ({ action, externalUrl: null })),
    assignedLocation: {
      name: `${shop.name} workshop`,
      countryCode: "US",
      location: { __typename: "Location", id: gid("Location", shop.id), name: `${shop.name} workshop` },
    },
    order: node,
    lineItems: (args: PageArguments) =>
      connection(
        target.lines.map((line) => targetLineNode(world, shop, order, line)),
        args,
      ),
    fulfillments: (args: PageArguments) =>
      connection(
        order.fulfillments
          .filter((shipment) => shipment.fulfillmentOrderId === target.id)
          .map((shipment) => fulfillmentNode({ world, shop, order, node }, shipment)),
        args,
      ),
  };
}

export function fulfillmentNode({ world, shop, order, node }: OrderFacts, shipment: Fulfillment): Node {
  const { company, number, url } = shipment.tracking;
  const tracked = company !== null || number !== null || url !== null;
  const targets = order.fulfillmentOrders.filter((target) => target.id === shipment.fulfillmentOrderId);
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", shipment.id),
    legacyResourceId: String(shipment.id),
    name: shipment.name,
    status: shipment.status.toUpperCase(),
    displayStatus: "FULFILLED",
    createdAt: shipment.createdAt,
    updatedAt: shipment.updatedAt,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    requiresShipping: true,
    totalQuantity: shipment.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: tracked ? [{ company, number, url }] : [],
    order: node,
    fulfillmentOrders: (args: PageArguments) =>
      connection(
        targets.map((target) => fulfillmentOrderNode({ world, shop, order, node }, target)),
        args,
      ),
    fulfillmentLineItems: (args: PageArguments) =>
      connection(
        shipment.lines.flatMap(({ orderLineId, quantity }) => {
          const line = order.lines.find((candidate) => candidate.id === orderLineId);
          const id = gid("FulfillmentLineItem", orderLineId);
          return line
            ? [{ __typename: "FulfillmentLineItem", id, quantity, lineItem: lineNode(world, shop, order, line) }]
            : [];
        }),
        args,
      ),
  };
}

function targetLineNode(world: World, shop: Shop, order: Order, targetLine: FulfillmentOrder["lines"][number]): Node {
  const line = order.lines.find((candidate) => candidate.id === targetLine.orderLineId);
  if (!line) throw new Error(`Order ${order.name} lost line ${targetLine.orderLineId}.`);
  const found = line.variantId === null ? null : findVariant(shop, line.variantId);
  return {
    __typename: "FulfillmentOrderLineItem",
    id: gid("FulfillmentOrderLineItem", targetLine.id),
    totalQuantity: targetLine.totalQuantity,
    remainingQuantity: targetLine.remainingQuantity,
    productTitle: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    requiresShipping: line.requiresShipping,
    image: null,
    warnings: [],
    lineItem: () => lineNode(world, shop, order, line),
    variant: () => found && variantNode(world, shop, found.product, found.variant),
  };
}
