import { z } from "zod";
import type { Services } from "../services.ts";
import { erasePictures } from "./erase-pictures.ts";
import { picturesOf } from "./settle-retention.ts";

const idText = z.union([z.number().int(), z.string()]).transform(String);

const redactPayload = z.object({
  customer: z.object({ id: idText.nullish() }).nullish(),
  orders_to_redact: z.array(idText).default([]),
});

/**
 * Shopify asks to forget a customer (customers/redact): the pictures of the orders named, of that customer's other orders,
 * and of their visits while signed in. May be repeated; unknown customers and orders are nothing to do.
 */
export async function eraseCustomer(
  services: Services,
  { shopId, payload }: { shopId: string; payload: unknown },
): Promise<void> {
  const { db } = services;
  const { customer, orders_to_redact: orderIds } = redactPayload.parse(payload);
  const customerId = customer?.id ?? null;

  const orders = await db.order.findMany({
    where: {
      shopId,
      OR: [{ shopifyOrderId: { in: orderIds } }, ...(customerId ? [{ customerId }] : [])],
    },
    include: { items: true },
  });
  const sessions = customerId ? await db.shopperSession.findMany({ where: { shopId, customerId } }) : [];
  const sessionIds = sessions.map((session) => session.id);
  const visited = await db.personalization.findMany({ where: { shopId, shopperSessionId: { in: sessionIds } } });
  const uploaded = await db.image.findMany({ where: { shopId, shopperSessionId: { in: sessionIds } } });

  const personalizationIds = [
    ...orders.flatMap((order) => order.items.flatMap((item) => item.personalizationId ?? [])),
    ...visited.map((personalization) => personalization.id),
  ];
  const pictured = await picturesOf(services, { shopId, personalizationIds });
  const imageIds = [...new Set([...pictured, ...uploaded.map((image) => image.id)])];

  await erasePictures(services, { shopId, imageIds, reason: "customers/redact" });
  await db.order.updateMany({
    where: { shopId, id: { in: orders.map((order) => order.id) } },
    data: { customerId: null },
  });
  await db.shopperSession.deleteMany({ where: { shopId, id: { in: sessionIds } } });
}
