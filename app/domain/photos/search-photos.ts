import { Prisma } from "@prisma/client";
import type { Services } from "../services.ts";
import { picturesInOrder } from "./photo-joins.ts";
import type { PhotoKind } from "./photo-query.ts";

const { sql } = Prisma;

/** Of names as common as this, the list is walked until enough are found; rarer ones are looked up and put in order. */
const common = 3_000;

/** The condition that a picture `i` is found: how its file's or its pet's name begins, or the name of its order. */
export async function searchPhotos(
  { db }: Services,
  { shopId, kind, search }: { shopId: string; kind: PhotoKind; search: string },
): Promise<Prisma.Sql> {
  const rare = [picturesInOrder(kind, { shopId, name: search })];
  const found: Prisma.Sql[] = [];
  for (const column of ["file_name", "pet_name"] as const) {
    const named = sql`SELECT id FROM images WHERE shop_id = ${shopId}::uuid AND ${between(column, search)}`;
    const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (${named} LIMIT ${common}) named`;
    if (count < common) rare.push(named);
    // Said in a way that no index knows (`starts_with` they do): going along one would find all of them first.
    else found.push(sql`left(lower(i.${Prisma.raw(column)}), length(lower(${search}))) = lower(${search})`);
  }
  found.push(sql`i.id = ANY(ARRAY(${Prisma.join(rare, " UNION ")}))`);
  return sql`(${Prisma.join(found, " OR ")})`;
}

/** From the text to the text followed by the last of all characters. */
function between(column: "file_name" | "pet_name", search: string): Prisma.Sql {
  const name = Prisma.raw(`lower(${column}) COLLATE "C"`);
  return sql`${Prisma.raw(column)} IS NOT NULL AND ${name} >= lower(${search}) AND ${name} < lower(${search}) || ${"\u{10ffff}"}`;
}
