import { Prisma } from "@prisma/client";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { startOfDay } from "../shops/shop-day.ts";
import type { TimeCursor } from "../time-cursor.ts";
import { isOfProduct, madeFrom, picturesInOrder } from "./photo-joins.ts";
import { leavingDays, type PhotoQuery } from "./photo-query.ts";
import { searchPhotos } from "./search-photos.ts";

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
  services: Services,
  { shop, query, most }: { shop: PhotoShop; query: PhotoQuery; most: number },
): Promise<TimeCursor[]> {
  const { sql } = Prisma;
  const { db, clock } = services;
  const { kind, tier, order, productId, search } = query;
  const wanted = Prisma.join(
    [
      sql`i.shop_id = ${shop.id}::uuid AND i.kind = ${kind}::image_kind`,
      stateOf(query, clock.now()),
      ...datesOf(query, shop.timezone),
      ...(tier ? [sql`i.tier = ${tier}::tier`] : []),
      ...(order ? [sql`i.id = ANY(ARRAY(${picturesInOrder(kind, { shopId: shop.id, name: order })}))`] : []),
      ...(search ? [await searchPhotos(services, { shopId: shop.id, kind, search })] : []),
    ],
    " AND ",
  );
  // What is on hold is little: it is asked which of it is of the product, not the other way round.
  if (productId && query.state !== "held") {
    return db.$queryRaw<TimeCursor[]>`
      SELECT i.id, p.created_at AS at
        FROM personalizations p CROSS JOIN LATERAL (SELECT i.id ${madeFrom(kind)} AND ${wanted} OFFSET 0) i
       WHERE p.shop_id = ${shop.id}::uuid AND p.product_id = ${productId}
         AND NOT ${isOfProduct(kind, productId, sql`AND (q.created_at, q.id) > (p.created_at, p.id)`)}
         ${walk(query, { by: sql`p.created_at`, ascending: false, most })}`;
  }
  const leaving = query.state === "leaving";
  const by = leaving ? sql`i.expires_at` : sql`i.created_at`;
  return db.$queryRaw<TimeCursor[]>`
    SELECT i.id, ${by} AS at FROM images i
     WHERE ${wanted} ${productId ? sql`AND ${isOfProduct(kind, productId)}` : Prisma.empty}
     ${walk(query, { by, ascending: leaving, most })}`;
}

/** Beyond the cursor, in order, up to so many. */
function walk(
  { after, before }: PhotoQuery,
  { by, ascending, most }: { by: Prisma.Sql; ascending: boolean; most: number },
): Prisma.Sql {
  const { sql } = Prisma;
  const cursor = after ?? before;
  const onwards = ascending !== (after === null && before !== null);
  const [sign, direction] = onwards ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const beyond = cursor ? sql`AND (${by}, i.id) ${sign} (${cursor.at}, ${cursor.id}::uuid)` : Prisma.empty;
  return sql`${beyond} ORDER BY ${by} ${direction}, i.id ${direction} LIMIT ${most}`;
}

function stateOf({ state }: PhotoQuery, now: Date): Prisma.Sql {
  const { sql } = Prisma;
  if (state === "deleted") return sql`i.status = 'gone'`;
  if (state === "held") return sql`i.status = 'completed' AND i.held_at IS NOT NULL`;
  if (state === "stored") return sql`i.status = 'completed'`;
  return sql`i.status = 'completed' AND i.expires_at IS NOT NULL AND i.expires_at <= ${addDays(now, leavingDays)}`;
}

function datesOf({ from, to }: PhotoQuery, timezone: string): Prisma.Sql[] {
  const { sql } = Prisma;
  const next =
    to &&
    addDays(new Date(`${to}T00:00:00Z`), 1)
      .toISOString()
      .slice(0, 10);
  return [
    ...(from ? [sql`i.created_at >= ${startOfDay(from, timezone)}`] : []),
    ...(next ? [sql`i.created_at < ${startOfDay(next, timezone)}`] : []),
  ];
}
