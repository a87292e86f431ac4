import type { Tier } from "@prisma/client";
import { tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { dayOf } from "./day-of.ts";

export type TierBytes = Record<Tier, number>;

/** What was stored at the end of a day (UTC), in bytes. */
export interface StoredOnDay {
  day: string;
  bytes: TierBytes;
}

/** What a shop stored at the end of each of the last days, the oldest first; today's as it is now. */
export async function listStorageDays(
  { db, clock }: Services,
  { shopId, days }: { shopId: string; days: number },
): Promise<StoredOnDay[]> {
  const today = dayOf(clock.now());
  const first = dayBefore(today, days - 1);
  const rows = await db.$queryRaw<{ day: string; tier: Tier; bytes: number }[]>`
    SELECT day::text, tier, sum(bytes)::float8 AS bytes FROM storage_days
     WHERE shop_id = ${shopId}::uuid AND day >= ${first}::date AND day <= ${today}::date
     GROUP BY day, tier ORDER BY day`;
  return fillDays(rows, { first, days });
}

/** Every day has its line: one on which nothing was noted is as the day before. */
export function fillDays(
  rows: { day: string; tier: Tier; bytes: number }[],
  { first, days }: { first: string; days: number },
): StoredOnDay[] {
  let known = Object.fromEntries(tiers.map((tier) => [tier, 0])) as TierBytes;
  return Array.from({ length: days }, (_, n) => {
    const day = dayBefore(first, -n);
    const noted = rows.filter((row) => row.day === day);
    if (noted.length > 0) known = { ...known, ...Object.fromEntries(noted.map(({ tier, bytes }) => [tier, bytes])) };
    return { day, bytes: known };
  });
}

function dayBefore(day: string, days: number): string {
  return dayOf(new Date(new Date(`${day}T00:00:00Z`).getTime() - days * 86_400_000));
}
