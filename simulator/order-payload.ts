import { gid } from "./gid.ts";
import { type Fulfillment, money, type Order, type OrderLine, type Refund, type Shop } from "./state.ts";

/** An order as `orders/*` webhooks carry it. Amounts are text; ids are numbers; a line's properties are a list. */
export function orderPayload(shop: Shop, order: Order) {
  const subtotal = order.lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  const current = order.lines.reduce((sum, line) => sum + line.priceCents * line.currentQuantity, 0);
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    test: order.test,
    confirmed: true,
    email: order.email,
    contact_email: order.email,
    currency: order.currency,
    financial_status: order.financialStatus,
    fulfillment_status: fulfillmentStatus(order),
    cancel_reason: order.cancelReason,
    cancelled_at: order.cancelledAt,
    created_at: order.createdAt,
    processed_at: order.createdAt,
    updated_at: order.updatedAt,
    note: order.note === "" ? null : order.note,
    note_attributes: order.attributes,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.id}/authenticate`,
    source_name: "web",
    tags: order.tags.join(", "),
    subtotal_price: money(subtotal),
    total_price: money(subtotal),
    current_total_price: money(current),
    total_line_items_price: money(subtotal),
    customer: order.customer && {
      id: order.customer.id,
      admin_graphql_api_id: gid("Customer", order.customer.id),
      email: order.customer.email,
      first_name: order.customer.firstName,
      last_name: order.customer.lastName,
    },
    shipping_address: order.customer && {
      first_name: order.customer.firstName,
      last_name: order.customer.lastName,
      name: `${order.customer.firstName} ${order.customer.lastName}`,
      address1: "12 St James's Square",
      city: "London",
      zip: "SW1Y 4JH",
      country_code: "GB",
    },
    line_item_groups: [],
    line_items: order.lines.map((line) => linePayload(order, line)),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(order, fulfillment)),
    refunds: order.refunds.map((refund) => refundPayload(order, refund)),
  };
}

/** A refund as `refunds/create` carries it. */
export function refundPayload(order: Order, refund: Refund) {
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: refund.createdAt,
    processed_at: refund.createdAt,
    note: refund.note === "" ? null : refund.note,
    restock: true,
    user_id: 42,
    order_adjustments: [],
    transactions: [],
    duties: [],
    refund_line_items: refund.lines.map((refunded) => {
      const line = order.lines.find((candidate) => candidate.id === refunded.orderLineId);
      return {
        id: refunded.id,
        line_item_id: refunded.orderLineId,
        quantity: refunded.quantity,
        restock_type: "cancel",
        subtotal: money(refunded.subtotalCents),
        total_tax: "0.00",
        line_item: line ? linePayload(order, line) : null,
      };
    }),
  };
}

/** A shipment as `fulfillments/*` carry it. */
export function fulfillmentPayload(order: Order, fulfillment: Fulfillment) {
  const { company, number, url } = fulfillment.tracking;
  return {
    id: fulfillment.id,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: order.id,
    name: fulfillment.name,
    status: fulfillment.status,
    shipment_status: null,
    tracking_company: company,
    tracking_number: number,
    tracking_numbers: number === null ? [] : [number],
    tracking_url: url,
    tracking_urls: url === null ? [] : [url],
    created_at: fulfillment.createdAt,
    updated_at: fulfillment.updatedAt,
    line_items: fulfillment.lines.flatMap(({ orderLineId, quantity }) => {
      const line = order.lines.find((candidate) => candidate.id === orderLineId);
      return line ? [{ ...linePayload(order, line), quantity }] : [];
    }),
  };
}

/** An edit as `orders/edited` carries it: only the differences, no order. */
export function orderEditPayload(editId: number, order: Order, changes: { lineId: number; delta: number }[]) {
  const none = { additions: [], removals: [] };
  return {
    order_edit: {
      id: editId,
      app_id: null,
      created_at: new Date().toISOString(),
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: 42,
      line_items: {
        additions: changes.filter(({ delta }) => delta > 0).map(({ lineId, delta }) => ({ id: lineId, delta })),
        removals: changes.filter(({ delta }) => delta < 0).map(({ lineId, delta }) => ({ id: lineId, delta: -delta })),
      },
      discounts: { line_item: none },
      shipping_lines: none,
    },
  };
}

/** null while nothing is shipped, then "partial", then "fulfilled". */
export function fulfillmentStatus(order: Order): "partial" | "fulfilled" | null {
  if (order.fulfillments.length === 0) return null;
  return order.lines.every((line) => line.fulfilledQuantity >= line.currentQuantity) ? "fulfilled" : "partial";
}

function linePayload(order: Order, line: OrderLine) {
  const remaining = Math.max(0, line.currentQuantity - line.fulfilledQuantity);
  const price = { amount: money(line.priceCents), currency_code: order.currency };
  const nothing = { amount: "0.00", currency_code: order.currency };
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    discount_allocations: [],
    duties: [],
    fulfillable_quantity: remaining,
    fulfillment_service: "manual",
    fulfillment_status: line.fulfilledQuantity === 0 ? null : remaining === 0 ? "fulfilled" : "partial",
    gift_card: !line.requiresShipping,
    grams: 0,
    name: `${line.title} - ${line.variantTitle}`,
    price: money(line.priceCents),
    price_set: { shop_money: price, presentment_money: price },
    product_exists: line.productId !== null,
    product_id: line.productId,
    properties: line.properties,
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    tax_lines: [],
    taxable: true,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: { shop_money: nothing, presentment_money: nothing },
    variant_id: line.variantId,
    variant_title: line.variantTitle,
    vendor: line.vendor,
  };
}
