import type { Shop } from "./state.ts";

export const complianceTopics = ["customers/data_request", "customers/redact", "shop/redact"];

/** What Shopify sends for a compliance topic: the shop's customer with these orders, or with all of theirs. */
export function compliancePayload(shop: Shop, topic: string, orderIds?: number[]) {
  const owner = { shop_id: shop.id, shop_domain: shop.domain };
  if (topic === "shop/redact") return owner;
  const customer = shop.customers[0];
  const theirs = shop.orders.filter((order) => order.customer !== null && order.customer.id === customer?.id);
  const orders = orderIds ?? theirs.map((order) => order.id);
  const who = { customer: { id: customer?.id ?? null, email: customer?.email ?? null, phone: null } };
  return topic === "customers/redact"
    ? { ...owner, ...who, orders_to_redact: orders }
    : { ...owner, ...who, orders_requested: orders, data_request: { id: 9001 } };
}
