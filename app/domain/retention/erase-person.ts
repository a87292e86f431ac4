import type { Services } from "../services.ts";
import type { Actor } from "./append-log.ts";
import { type Erased, erasePictures } from "./erase-pictures.ts";

/** Who is meant. What is not known of them is left empty. */
export interface Person {
  /** Shopify's number of a customer. */
  customerId: string | null;
  /** Shopify's numbers of orders. */
  shopifyOrderIds: string[];
  shopperSessionIds: string[];
}

/**
 * Erases a person in one action: the pictures of the orders named, of their other orders and of their visits, what was made of
 * them, and what ties the rows to the person. Rows stay as evidence, without anything of theirs. May be repeated; who is not
 * known is nothing to do.
 *
 * Pictures under a legal hold are erased when the hold ends.
 */
export async function erasePerson(
  services: Services,
  { shopId, person, reason, actor }: { shopId: string; person: Person; reason: string; actor: Actor },
): Promise<Erased> {
  const { db } = services;
  const { orderIds, sessionIds, personalizationIds, uploadIds } = await findTraces(services, { shopId, person });
  const why = { shopId, reason, actor };
  const originals = [...(await originalsOf(services, personalizationIds)), ...uploadIds];
  const first = await erasePictures(services, { ...why, imageIds: originals });
  // Only now: with the originals gone, nothing more can be made of them.
  const renditions = await renditionsOf(services, { shopId, personalizationIds });
  const then = await erasePictures(services, { ...why, imageIds: renditions });

  await db.order.updateMany({ where: { shopId, id: { in: orderIds } }, data: { customerId: null } });
  await db.shopperSession.deleteMany({ where: { shopId, id: { in: sessionIds } } });
  await db.dataRequest.deleteMany({ where: { shopId, customerId: person.customerId ?? "" } });
  return { erased: first.erased + then.erased, held: first.held + then.held };
}

/** Every row that leads to a person's pictures, by row ids. */
export async function findTraces(
  { db }: Services,
  { shopId, person }: { shopId: string; person: Person },
): Promise<{ orderIds: string[]; sessionIds: string[]; personalizationIds: string[]; uploadIds: string[] }> {
  const { customerId, shopifyOrderIds, shopperSessionIds } = person;
  const theirs = customerId ? [{ customerId }] : [];
  const orders = await db.order.findMany({
    where: { shopId, OR: [{ shopifyOrderId: { in: shopifyOrderIds } }, ...theirs] },
    include: { items: { select: { personalizationId: true } } },
  });
  const sessions = await db.shopperSession.findMany({
    where: { shopId, OR: [{ id: { in: shopperSessionIds } }, ...theirs] },
    select: { id: true },
  });
  const sessionIds = sessions.map(({ id }) => id);
  const visited = { shopId, shopperSessionId: { in: sessionIds } };
  const choices = await db.personalization.findMany({ where: visited, select: { id: true } });
  const uploads = await db.image.findMany({ where: visited, select: { id: true } });
  const ordered = orders.flatMap(({ items }) => items.flatMap(({ personalizationId }) => personalizationId ?? []));
  return {
    orderIds: orders.map(({ id }) => id),
    sessionIds,
    personalizationIds: [...new Set([...ordered, ...choices.map(({ id }) => id)])],
    uploadIds: uploads.map(({ id }) => id),
  };
}

export async function originalsOf({ db }: Services, personalizationIds: string[]): Promise<string[]> {
  const rows = await db.personalizationPhoto.findMany({ where: { personalizationId: { in: personalizationIds } } });
  return rows.map((row) => row.imageId);
}

/** What was made from their recipes, unless someone else chose the very same photo and crop: that picture is theirs too. */
export async function renditionsOf(
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
