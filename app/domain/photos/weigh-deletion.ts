import type { ImageKind } from "@prisma/client";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

/** So many pictures are decided on at a time. */
export const mostPictures = 500;

/** What deleting pictures would do, before it is done. */
export interface Deletion {
  /** All that would go, those asked for among them. Never those on hold. */
  ids: string[];
  /** Of those asked for: how many would go. */
  asked: number;
  /** Of what was made of them, by kind. */
  made: Partial<Record<ImageKind, number>>;
  bytes: number;
  /** Those on hold, which stay. */
  held: number;
  /** Orders not shipped yet that need one of them, by name; some of them, when there are many. */
  waitingOrders: string[];
}

/**
 * Looks at what goes with these pictures when they are deleted: of a photo, what was made of it alone, and every preview and
 * print it is part of. Only the shop's own are found, and of more than `mostPictures` the first.
 */
export async function weighDeletion(
  { db }: Services,
  { shopId, imageIds }: { shopId: string; imageIds: string[] },
): Promise<Deletion> {
  const ids = imageIds.filter(isRowId).slice(0, mostPictures);
  const rows = await db.$queryRaw<{ id: string; kind: ImageKind; bytes: number; held: boolean; stored: boolean }[]>`
    WITH asked AS (
      SELECT id FROM images WHERE shop_id = ${shopId}::uuid AND id = ANY(${ids}::uuid[])
    ), recipes AS (
      SELECT p.recipe_hash FROM personalization_photos pp
        JOIN asked ON pp.image_id = asked.id JOIN personalizations p ON p.id = pp.personalization_id
    ), going AS (
      SELECT id FROM asked
      UNION SELECT i.id FROM images i JOIN asked ON i.photo_id = asked.id
      UNION SELECT i.id FROM images i JOIN recipes ON i.recipe_hash = recipes.recipe_hash WHERE i.shop_id = ${shopId}::uuid
    )
    SELECT i.id, i.kind, coalesce(i.bytes, 0) AS bytes, i.held_at IS NOT NULL AS held, i.status = 'completed' AS stored
      FROM images i JOIN going ON going.id = i.id WHERE i.status NOT IN ('gone', 'expected') ORDER BY i.id`;
  const stored = rows.filter((row) => row.stored);
  const going = stored.filter(({ held }) => !held);
  const isAsked = new Set(ids.map((id) => id.toLowerCase()));
  const made: Deletion["made"] = {};
  for (const { id, kind } of going) if (!isAsked.has(id)) made[kind] = (made[kind] ?? 0) + 1;
  return {
    ids: rows.filter(({ held, stored }) => !(held && stored)).map(({ id }) => id),
    asked: going.filter(({ id }) => isAsked.has(id)).length,
    made,
    bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
    held: stored.filter(({ id, held }) => held && isAsked.has(id)).length,
    waitingOrders: await findWaitingOrders({ db }, { shopId, ids: going.map(({ id }) => id) }),
  };
}

async function findWaitingOrders({ db }: Pick<Services, "db">, { shopId, ids }: { shopId: string; ids: string[] }) {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT o.name, o.placed_at FROM personalization_photos pp
      JOIN order_items item ON item.personalization_id = pp.personalization_id AND item.released_at IS NULL
      JOIN orders o ON o.id = item.order_id
     WHERE pp.image_id = ANY(${ids}::uuid[]) AND o.shop_id = ${shopId}::uuid AND o.fulfilled_at IS NULL AND o.cancelled_at IS NULL
     ORDER BY o.placed_at LIMIT 10`;
  return rows.map(({ name }) => name);
}
