import type { Image, Prisma } from "@prisma/client";
import type { PictureUse } from "./retention-policy.ts";

type Database = Prisma.TransactionClient;

/**
 * The order lines that need each picture: an original by the personalizations it stands in, what was made of it alone by the
 * same, a rendition by the recipe it was made from. One query for any number of pictures of one shop.
 */
export async function picturesUses(
  db: Database,
  { shopId, images }: { shopId: string; images: Pick<Image, "id" | "recipeHash">[] },
): Promise<Map<string, PictureUse[]>> {
  const ids = images.map((image) => image.id);
  const rows = await db.$queryRaw<(PictureUse & { imageId: string })[]>`
    WITH pictured AS (
      SELECT pp.image_id, pp.personalization_id
        FROM personalization_photos pp WHERE pp.image_id = ANY(${ids}::uuid[])
      UNION
      SELECT i.id, p.id
        FROM images i JOIN personalizations p ON p.shop_id = i.shop_id AND p.recipe_hash = i.recipe_hash
       WHERE i.id = ANY(${ids}::uuid[])
      UNION
      SELECT i.id, pp.personalization_id
        FROM images i JOIN personalization_photos pp ON pp.image_id = i.photo_id WHERE i.id = ANY(${ids}::uuid[])
    )
    SELECT pictured.image_id AS "imageId",
           o.placed_at AS "placedAt",
           o.fulfilled_at AS "fulfilledAt",
           CASE WHEN o.cancelled_at IS NOT NULL THEN o.cancelled_at
                WHEN item.released_at IS NOT NULL THEN item.released_at END AS "releasedAt"
      FROM pictured
      JOIN order_items item ON item.personalization_id = pictured.personalization_id AND item.shop_id = ${shopId}::uuid
      JOIN orders o ON o.id = item.order_id`;

  const uses = new Map<string, PictureUse[]>(ids.map((id) => [id, []]));
  for (const { imageId, ...use } of rows) uses.get(imageId)?.push(use);
  return uses;
}
