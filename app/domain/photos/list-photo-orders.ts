import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";

/** The orders each picture is part of, newest first, by the picture's id. */
export async function listPhotoOrders(
  { db }: Services,
  { shopId, images }: { shopId: string; images: Pick<Image, "id">[] },
): Promise<Map<string, { id: string; name: string }[]>> {
  const ids = images.map(({ id }) => id);
  const rows = await db.$queryRaw<{ imageId: string; id: string; name: string }[]>`
    WITH chosen AS (
      SELECT pp.image_id, pp.personalization_id FROM personalization_photos pp WHERE pp.image_id = ANY(${ids}::uuid[])
      UNION
      SELECT i.id, pp.personalization_id
        FROM images i JOIN personalization_photos pp ON pp.image_id = i.photo_id WHERE i.id = ANY(${ids}::uuid[])
      UNION
      SELECT i.id, p.id FROM images i JOIN personalizations p ON p.shop_id = i.shop_id AND p.recipe_hash = i.recipe_hash
       WHERE i.id = ANY(${ids}::uuid[])
    )
    SELECT DISTINCT chosen.image_id AS "imageId", o.id, o.name, o.placed_at
      FROM chosen
      JOIN order_items item ON item.personalization_id = chosen.personalization_id
      JOIN orders o ON o.id = item.order_id AND o.shop_id = ${shopId}::uuid
     ORDER BY o.placed_at DESC`;
  const orders = new Map<string, { id: string; name: string }[]>(ids.map((id) => [id, []]));
  for (const { imageId, id, name } of rows) orders.get(imageId)?.push({ id, name });
  return orders;
}
