import { Prisma } from "@prisma/client";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { startOfDay } from "../shops/shop-day.ts";
import type { PhotoCursor } from "./photo-cursor.ts";
import { leavingDays, type PhotoKind, type PhotoQuery } from "./photo-query.ts";

/** Whose pictures, and how that shop counts its days. */
export interface PhotoShop {
  id: string;
  timezone: string;
}

/**
 * Up to so many pictures of a list, in its order, or in the reverse of it when asked for what is before a cursor. Each way to
 * ask goes along one index, so the cost follows what is shown, not what is stored.
 */
export async function findPhotos(
  { db, clock }: Services,
  { shop, query, most }: { shop: PhotoShop; query: PhotoQuery; most: number },
): Promise<PhotoCursor[]> {
  const { sql } = Prisma;
  const now = clock.now();
  const backwards = !query.after && query.before !== null;
  const walk = walkOf(query, { backwards, most });
  const wanted = sql`i.shop_id = ${shop.id}::uuid AND i.kind = ${query.kind}::image_kind AND ${stateOf(query, now)}
    AND ${datesOf(query, shop.timezone)} ${query.tier ? sql`AND i.tier = ${query.tier}::tier` : Prisma.empty}`;
  const ofOrder = query.order ? sql`AND i.id IN (${inOrder(shop.id, query.kind, query.order)})` : Prisma.empty;

  if (query.productId) {
    const { made, same } = joins[query.kind];
    const searched = query.search ? sql`AND (${named(query.search)})` : Prisma.empty;
    return db.$queryRaw<PhotoCursor[]>`
      SELECT i.id, p.created_at AS at
        FROM personalizations p ${made}
       WHERE p.shop_id = ${shop.id}::uuid AND p.product_id = ${query.productId} AND ${wanted} ${ofOrder} ${searched}
         AND NOT EXISTS (SELECT 1 FROM personalizations q ${same}
                          WHERE q.shop_id = p.shop_id AND q.product_id = p.product_id AND (q.created_at, q.id) > (p.created_at, p.id))
         ${walk(sql`p.created_at`)}`;
  }

  const by = query.state === "leaving" ? sql`i.expires_at` : sql`i.created_at`;
  if (!query.search) {
    return db.$queryRaw<PhotoCursor[]>`SELECT i.id, ${by} AS at FROM images i WHERE ${wanted} ${ofOrder} ${walk(by)}`;
  }
  const found = [begins("file_name", query.search), begins("pet_name", query.search)].map(
    (name) => sql`(SELECT i.id, ${by} AS at FROM images i WHERE ${wanted} ${ofOrder} AND ${name} ${walk(by)})`,
  );
  const ordered = sql`i.id IN (${inOrder(shop.id, query.kind, query.search)})`;
  found.push(sql`(SELECT i.id, ${by} AS at FROM images i WHERE ${wanted} ${ofOrder} AND ${ordered} ${walk(by)})`);
  return db.$queryRaw<PhotoCursor[]>`
    SELECT id, at FROM (${Prisma.join(found, " UNION ")}) i WHERE true ${walk(sql`i.at`)}`;
}

/** Beyond the cursor, in order, up to so many. */
function walkOf(query: PhotoQuery, { backwards, most }: { backwards: boolean; most: number }) {
  const { sql } = Prisma;
  const ascending = (query.state === "leaving" && !query.productId) !== backwards;
  const cursor = query.after ?? query.before;
  const [sign, direction] = ascending ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  return (by: Prisma.Sql) => {
    const beyond = cursor ? sql`AND (${by}, i.id) ${sign} (${cursor.at}, ${cursor.id}::uuid)` : Prisma.empty;
    return sql`${beyond} ORDER BY ${by} ${direction}, i.id ${direction} LIMIT ${most}`;
  };
}

function stateOf({ state }: PhotoQuery, now: Date): Prisma.Sql {
  const { sql } = Prisma;
  if (state === "deleted") return sql`i.status = 'gone'`;
  if (state === "held") return sql`i.status = 'completed' AND i.held_at IS NOT NULL`;
  if (state === "stored") return sql`i.status = 'completed'`;
  return sql`i.status = 'completed' AND i.expires_at IS NOT NULL AND i.expires_at <= ${addDays(now, leavingDays)}`;
}

function datesOf({ from, to }: PhotoQuery, timezone: string): Prisma.Sql {
  const { sql } = Prisma;
  const next =
    to &&
    addDays(new Date(`${to}T00:00:00Z`), 1)
      .toISOString()
      .slice(0, 10);
  return sql`${from ? sql`i.created_at >= ${startOfDay(from, timezone)}` : sql`true`}
    AND ${next ? sql`i.created_at < ${startOfDay(next, timezone)}` : sql`true`}`;
}

const named = (search: string) => Prisma.sql`${begins("file_name", search)} OR ${begins("pet_name", search)}`;

/** Between the text and the text followed by the last of all characters. */
function begins(column: "file_name" | "pet_name", search: string): Prisma.Sql {
  const name = Prisma.raw(`lower(i.${column}) COLLATE "C"`);
  return Prisma.sql`(${name} >= lower(${search}) AND ${name} < lower(${search}) || ${"\u{10ffff}"})`;
}

/** How a picture `i` hangs on a choice `p`; and whether it hangs on a choice `q` too. */
const joins: Record<PhotoKind, { made: Prisma.Sql; same: Prisma.Sql }> = (() => {
  const { sql } = Prisma;
  const itself = {
    made: sql`JOIN personalization_photos pp ON pp.personalization_id = p.id JOIN images i ON i.id = pp.image_id`,
    same: sql`JOIN personalization_photos qp ON qp.personalization_id = q.id AND qp.image_id = i.id`,
  };
  const ofPhoto = {
    made: sql`JOIN personalization_photos pp ON pp.personalization_id = p.id JOIN images i ON i.photo_id = pp.image_id`,
    same: sql`JOIN personalization_photos qp ON qp.personalization_id = q.id AND qp.image_id = i.photo_id`,
  };
  const ofRecipe = {
    made: sql`JOIN images i ON i.shop_id = p.shop_id AND i.recipe_hash = p.recipe_hash`,
    same: sql`JOIN images r ON r.id = i.id AND r.recipe_hash = q.recipe_hash`,
  };
  return {
    ...{ original: itself, cutout: ofPhoto, working_copy: ofPhoto },
    ...{ preview: ofRecipe, thumbnail: ofRecipe, print: ofRecipe },
  };
})();

/** The pictures of a kind behind an order's lines. */
function inOrder(shopId: string, kind: PhotoKind, name: string): Prisma.Sql {
  const bare = name.replace(/^#/, "");
  return Prisma.sql`
    SELECT i.id FROM orders o
      JOIN order_items item ON item.order_id = o.id
      JOIN personalizations p ON p.id = item.personalization_id ${joins[kind].made}
     WHERE o.shop_id = ${shopId}::uuid AND lower(o.name) IN (lower(${bare}), lower(${`#${bare}`}))`;
}
