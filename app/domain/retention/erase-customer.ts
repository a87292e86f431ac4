import { z } from "zod";
import type { Services } from "../services.ts";
import { shopifyId } from "../shopify-id.ts";
import { erasePerson } from "./erase-person.ts";

const redactPayload = z.object({
  customer: z.object({ id: shopifyId.nullish() }).nullish(),
  orders_to_redact: z.array(shopifyId).default([]),
});

/**
 * Shopify asks to forget a customer (customers/redact): the pictures of the orders named, of that customer's other orders,
 * and of their visits while signed in; and what messages about them are still waiting for a person. May be repeated; unknown
 * customers and orders are nothing to do.
 */
export async function eraseCustomer(
  services: Services,
  { shopId, shopDomain, payload }: { shopId: string; shopDomain: string; payload: unknown },
): Promise<void> {
  const { customer, orders_to_redact: shopifyOrderIds } = redactPayload.parse(payload);
  const customerId = customer?.id ?? null;
  const known = await services.db.order.findMany({
    where: { shopId, customerId: customerId ?? "" },
    select: { shopifyOrderId: true },
  });
  const person = { customerId, shopifyOrderIds, shopperSessionIds: [] };
  await erasePerson(services, { shopId, person, reason: "customers/redact", actor: "shopify" });
  const orderIds = new Set([...shopifyOrderIds, ...known.map(({ shopifyOrderId }) => shopifyOrderId)]);
  await scrubWaitingMessages(services, { shopDomain, words: [...orderIds, customerId] });
}

/** Messages that could not be applied keep their body for a person to see; those that speak of this customer lose it. */
async function scrubWaitingMessages(
  { db }: Services,
  { shopDomain, words }: { shopDomain: string; words: (string | null)[] },
): Promise<void> {
  for (const word of words) {
    if (!word) continue;
    await db.webhookDelivery.updateMany({
      where: { shopDomain, status: { in: ["failed", "received"] }, body: { contains: word } },
      data: { body: "{}" },
    });
  }
}
