import { z } from "zod";
import type { Services } from "../services.ts";
import { shopifyId } from "../shopify-id.ts";
import { erasePictures } from "./erase-pictures.ts";

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
  const { db } = services;
  const { customer, orders_to_redact: orderIds } = redactPayload.parse(payload);
  const customerId = customer?.id ?? null;

  const orders = await db.order.findMany({
    where: { shopId, OR: [{ shopifyOrderId: { in: orderIds } }, ...(customerId ? [{ customerId }] : [])] },
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

  const theirs = { shopId, reason: "customers/redact", actor: "shopify" as const };
  const originals = [...(await originalsOf(services, personalizationIds)), ...uploaded.map((image) => image.id)];
  await erasePictures(services, { ...theirs, imageIds: originals });
  // Only now: with the originals gone, nothing more can be made of them.
  await erasePictures(services, { ...theirs, imageIds: await renditionsOf(services, { shopId, personalizationIds }) });

  await db.order.updateMany({ where: { shopId, id: { in: orders.map(({ id }) => id) } }, data: { customerId: null } });
  await db.shopperSession.deleteMany({ where: { shopId, id: { in: sessionIds } } });
  await scrubWaitingMessages(services, {
    shopDomain,
    words: [...new Set([...orderIds, ...orders.map((order) => order.shopifyOrderId)]), customerId],
  });
}

async function originalsOf({ db }: Services, personalizationIds: string[]): Promise<string[]> {
  const rows = await db.personalizationPhoto.findMany({ where: { personalizationId: { in: personalizationIds } } });
  return rows.map((row) => row.imageId);
}

/** What was made from their recipes, unless someone else chose the very same photo and crop: that picture is theirs too. */
async function renditionsOf(
  { db }: Services,
  { shopId, personalizationIds }: { shopId: string; personalizationIds: string[] },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM images i
     WHERE i.shop_id = ${shopId}::uuid
       AND i.recipe_hash IN (SELECT recipe_hash FROM personalizations
                              WHERE shop_id = ${shopId}::uuid AND id = ANY(${personalizationIds}::uuid[]))
       AND NOT EXISTS (SELECT 1 FROM personalizations other
                         JOIN personalization_photos pp ON pp.personalization_id = other.id
                         JOIN images photo ON photo.id = pp.image_id AND photo.status = 'completed'
                        WHERE other.shop_id = i.shop_id AND other.recipe_hash = i.recipe_hash
                          AND other.id <> ALL(${personalizationIds}::uuid[]))`;
  return rows.map((row) => row.id);
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
