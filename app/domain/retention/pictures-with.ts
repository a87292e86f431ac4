import type { Services } from "../services.ts";

/**
 * Pictures that stand or fall with these: of an original, what was made of it alone and of every choice it is part of; of
 * anything else, the same of the choices it was made for. The given ones are among them. Only the shop's own are found.
 */
export async function picturesWith(
  { db }: Services,
  { shopId, imageIds }: { shopId: string; imageIds: string[] },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH asked AS (
      SELECT id, photo_id, recipe_hash FROM images WHERE shop_id = ${shopId}::uuid AND id = ANY(${imageIds}::uuid[])
    ), choices AS (
      SELECT pp.personalization_id AS id
        FROM personalization_photos pp JOIN asked ON pp.image_id = asked.id OR pp.image_id = asked.photo_id
      UNION
      SELECT p.id FROM personalizations p JOIN asked ON p.shop_id = ${shopId}::uuid AND p.recipe_hash = asked.recipe_hash
    ), originals AS (
      SELECT id FROM asked
      UNION SELECT photo_id FROM asked WHERE photo_id IS NOT NULL
      UNION SELECT pp.image_id FROM personalization_photos pp JOIN choices ON choices.id = pp.personalization_id
    )
    SELECT id FROM originals
    UNION SELECT i.id FROM images i JOIN originals ON i.photo_id = originals.id
    UNION SELECT i.id FROM images i JOIN personalizations p ON p.shop_id = i.shop_id AND p.recipe_hash = i.recipe_hash
      JOIN choices ON choices.id = p.id WHERE i.shop_id = ${shopId}::uuid`;
  return rows.map((row) => row.id);
}
