import type { ImageKind, Tier } from "@prisma/client";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";

/** How many pictures go, and how many bytes with them. */
export interface Departures {
  objects: number;
  bytes: number;
}

export interface Forecast {
  within7Days: Departures;
  within30Days: Departures;
  /** Of those whose time is over within 30 days: what goes to the archive instead, in a shop that keeps photos for reorders. */
  toArchive: Departures;
}

/** Every kind, so that one index serves for all of them. */
const kinds: ImageKind[] = [
  ...(["original", "effect", "cutout", "working_copy"] as const),
  ...(["preview", "print", "thumbnail", "generated"] as const),
];

/** What will be let go in the next days if nothing happens to it meanwhile. Asks an index, never the rows. */
export async function forecastDepartures(services: Services, { shopId }: { shopId: string }): Promise<Forecast> {
  const { db, clock } = services;
  const now = clock.now();
  const { archiveCompleted } = await readSettings(services, { shopId });
  const rows = await db.$queryRaw<{ tier: Tier; soon: boolean; objects: number; bytes: number }[]>`
    SELECT tier, expires_at <= ${addDays(now, 7)} AS soon, count(*)::int AS objects, coalesce(sum(bytes), 0)::float8 AS bytes
      FROM images
     WHERE shop_id = ${shopId}::uuid AND kind = ANY(${kinds}::image_kind[]) AND status = 'completed' AND expires_at <= ${addDays(now, 30)}
     GROUP BY 1, 2`;
  const moves = (row: { tier: Tier }) => archiveCompleted && row.tier === "order_completed";
  return {
    within7Days: sum(rows.filter((row) => row.soon && !moves(row))),
    within30Days: sum(rows.filter((row) => !moves(row))),
    toArchive: sum(rows.filter(moves)),
  };
}

function sum(rows: Departures[]): Departures {
  return {
    objects: rows.reduce((all, { objects }) => all + objects, 0),
    bytes: rows.reduce((all, { bytes }) => all + bytes, 0),
  };
}
