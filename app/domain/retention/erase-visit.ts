import type { Services } from "../services.ts";
import { erasePictures } from "./erase-pictures.ts";

/** What became of a shopper's photos: deleted now, or kept because an order needs them. */
export interface ErasedVisit {
  deleted: number;
  ordered: number;
}

/**
 * A shopper deletes what they sent in this visit: every photo, and all that was made of it. Photos of an order that is not
 * cancelled stay, because the shop has to print them; they go in their own time, or when the shop erases the person.
 *
 * May be repeated. The visit goes on: new photos can be sent.
 */
export async function eraseVisit(
  services: Services,
  { shopId, shopperSessionId }: { shopId: string; shopperSessionId: string },
): Promise<ErasedVisit> {
  const photos = await services.db.$queryRaw<{ id: string; ordered: boolean }[]>`
    SELECT photo.id, EXISTS (
             SELECT 1 FROM personalization_photos pp
               JOIN order_items item ON item.personalization_id = pp.personalization_id AND item.released_at IS NULL
               JOIN orders o ON o.id = item.order_id AND o.cancelled_at IS NULL
              WHERE pp.image_id = photo.id) AS ordered
      FROM images photo
     WHERE photo.shop_id = ${shopId}::uuid AND photo.shopper_session_id = ${shopperSessionId}::uuid
       AND photo.kind = 'original' AND photo.status <> 'gone'`;
  const free = photos.filter(({ ordered }) => !ordered).map(({ id }) => id);
  const made = await services.db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM images i JOIN personalizations p ON p.shop_id = i.shop_id AND p.recipe_hash = i.recipe_hash
      JOIN personalization_photos pp ON pp.personalization_id = p.id
     WHERE i.shop_id = ${shopId}::uuid AND i.status <> 'gone' AND pp.image_id = ANY(${free}::uuid[])
       -- The very same photo and crop may be someone else's choice, too.
       AND NOT EXISTS (SELECT 1 FROM personalizations theirs JOIN personalization_photos other ON other.personalization_id = theirs.id
                         JOIN images photo ON photo.id = other.image_id AND photo.status = 'completed'
                        WHERE theirs.shop_id = i.shop_id AND theirs.recipe_hash = i.recipe_hash
                          AND other.image_id <> ALL(${free}::uuid[]))`;
  const why = { shopId, reason: "asked-by-shopper", actor: "shopper" as const };
  await erasePictures(services, { ...why, imageIds: free });
  await erasePictures(services, { ...why, imageIds: made.map(({ id }) => id) });
  return { deleted: free.length, ordered: photos.length - free.length };
}
