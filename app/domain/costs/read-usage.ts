import { tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { listAccessDays } from "../storage/list-access-days.ts";
import { listStorageDays, type TierBytes } from "../storage/list-storage-days.ts";
import type { Usage } from "./estimate-costs.ts";

/**
 * What a shop used in the last days (UTC, today's included as it is so far), from what was noted of each: what was stored at its
 * end, and what the app wrote, copied and read. `averageBytes`: of a day in each tier, whole.
 *
 * What a browser fetched from a bucket itself, by a link, is not among it: only the bucket's provider knows of that.
 */
export async function readUsage(
  services: Services,
  { shopId, days }: { shopId: string; days: number },
): Promise<{ usage: Usage; averageBytes: TierBytes }> {
  const [stored, access] = await Promise.all([
    listStorageDays(services, { shopId, days }),
    listAccessDays(services, { shopId, days }),
  ]);
  const byteDays = tiers.map((tier) => stored.reduce((sum, { bytes }) => sum + BigInt(bytes[tier]), 0n));
  const usage: Usage = {
    days,
    byteDays: byteDays.reduce((sum, tierDays) => sum + tierDays, 0n),
    writes: access.reduce((sum, { writes }) => sum + writes, 0),
    copies: access.reduce((sum, { moves }) => sum + moves, 0),
    reads: access.reduce((sum, { reads }) => sum + reads, 0),
    egressBytes: access.reduce((sum, { readBytes }) => sum + BigInt(readBytes), 0n),
  };
  const averages = tiers.map((tier, index) => [tier, Number((byteDays[index] ?? 0n) / BigInt(days))]);
  return { usage, averageBytes: Object.fromEntries(averages) as TierBytes };
}
