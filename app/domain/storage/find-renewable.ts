import type { Services } from "../services.ts";

/** Of these pictures of one shop, those that can be made again because every photo they were made of is still here. */
export async function findRenewable(
  { db }: Pick<Services, "db">,
  { shopId, imageIds }: { shopId: string; imageIds: string[] },
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM images i
     WHERE i.shop_id = ${shopId}::uuid AND i.id = ANY(${imageIds}::uuid[])
       AND (EXISTS (SELECT 1 FROM images photo WHERE photo.id = i.photo_id AND photo.status = 'completed')
            OR EXISTS (SELECT 1 FROM personalizations p
                        WHERE p.shop_id = i.shop_id AND p.recipe_hash = i.recipe_hash
                          AND EXISTS (SELECT 1 FROM personalization_photos pp WHERE pp.personalization_id = p.id)
                          AND NOT EXISTS (SELECT 1 FROM personalization_photos pp JOIN images photo ON photo.id = pp.image_id
                                           WHERE pp.personalization_id = p.id AND photo.status <> 'completed')))`;
  return new Set(rows.map(({ id }) => id));
}
