import { gid } from "../gid.ts";
import { fulfillmentStatus } from "../order-payload.ts";
import type { Customer, Order, Shop, World } from "../state.ts";
import { connection, count, type Node, type PageArguments } from "./connection.ts";
import { fulfillmentNode, fulfillmentOrderNode } from "./fulfillment-nodes.ts";
import { lineNode, moneyBag } from "./lines.ts";
import { metafieldFields } from "./metafields.ts";
import type { Searchable } from "./search.ts";

export function orderNode(world: World, shop: Shop, order: Order): Node {
  const total = order.lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  const current = order.lines.reduce((sum, line) => sum + line.priceCents * line.currentQuantity, 0);
  const shipped = fulfillmentStatus(order);
  const about = { world, shop, order, node: () => orderNode(world, shop, order) };
  const lines = () => order.lines.map((line) => lineNode(world, shop, order, line));
  const targets = () => order.fulfillmentOrders.map((target) => fulfillmentOrderNode(about, target));
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    number: order.number,
    test: order.test,
    confirmed: true,
    closed: false,
    edited: order.lines.some((line) => line.currentQuantity !== line.quantity),
    email: order.email,
    note: order.note === "" ? null : order.note,
    tags: order.tags,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.currency,
    fullyPaid: order.financialStatus === "paid",
    unpaid: order.financialStatus === "pending",
    displayFinancialStatus: order.financialStatus.toUpperCase(),
    displayFulfillmentStatus:
      shipped === null ? "UNFULFILLED" : shipped === "partial" ? "PARTIALLY_FULFILLED" : "FULFILLED",
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    cancelledAt: order.cancelledAt,
    closedAt: null,
    createdAt: order.createdAt,
    processedAt: order.createdAt,
    updatedAt: order.updatedAt,
    statusPageUrl: `https://${shop.domain}/${shop.id}/orders/${order.id}/authenticate`,
    customAttributes: order.attributes.map(({ name, value }) => ({ key: name, value })),
    customer: order.customer && customerNode(order.customer),
    totalPriceSet: moneyBag(order, total),
    subtotalPriceSet: moneyBag(order, total),
    currentTotalPriceSet: moneyBag(order, current),
    currentSubtotalPriceSet: moneyBag(order, current),
    lineItems: (args: PageArguments) => connection(lines(), args),
    fulfillmentOrders: (args: PageArguments) => connection(targets(), args),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfillments.slice(0, first ?? undefined).map((shipment) => fulfillmentNode(about, shipment)),
    fulfillmentsCount: count(order.fulfillments),
    refunds: () =>
      order.refunds.map((refund) => ({
        __typename: "Refund",
        id: gid("Refund", refund.id),
        legacyResourceId: String(refund.id),
        note: refund.note,
        createdAt: refund.createdAt,
        processedAt: refund.createdAt,
        updatedAt: refund.createdAt,
        order: () => orderNode(world, shop, order),
        totalRefundedSet: moneyBag(
          order,
          refund.lines.reduce((sum, line) => sum + line.subtotalCents, 0),
        ),
        refundLineItems: (args: PageArguments) =>
          connection(
            refund.lines.map((refunded) => ({
              __typename: "RefundLineItem",
              id: gid("RefundLineItem", refunded.id),
              quantity: refunded.quantity,
              restockType: "CANCEL",
              restocked: true,
              subtotalSet: moneyBag(order, refunded.subtotalCents),
              lineItem: lines().find((line) => line.id === gid("LineItem", refunded.orderLineId)),
            })),
            args,
          ),
      })),
    ...metafieldFields("ORDER", () => order.metafields),
  };
}

export function customerNode(customer: Customer): Node {
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: String(customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: `${customer.firstName} ${customer.lastName}`,
    email: customer.email,
    defaultEmailAddress: { emailAddress: customer.email, validFormat: true },
    locale: "en",
    tags: [],
  };
}

/** What `orders(query:)` can search by. */
export function searchableOrder(order: Order): Searchable {
  return {
    default: `${order.name} ${order.email ?? ""}`,
    id: String(order.id),
    name: order.name,
    email: order.email ?? "",
    financial_status: order.financialStatus,
    fulfillment_status: fulfillmentStatus(order) ?? "unfulfilled",
    status: order.cancelledAt ? "cancelled" : "open",
    created_at: order.createdAt,
    processed_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}
