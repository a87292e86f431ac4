import type { Services } from "../services.ts";
import type { TierBytes } from "../storage/list-storage-days.ts";
import { type Cost, estimateCosts } from "./estimate-costs.ts";
import { readUsage } from "./read-usage.ts";

/** What a shop used in some days, and what that costs at each provider in an account that other shops use too. */
export interface Costs {
  days: number;
  /** Of a day, on average. */
  averageBytes: TierBytes;
  writes: number;
  copies: number;
  reads: number;
  egressBytes: number;
  estimates: Cost[];
}

/** What a shop cost in the last days; 30 of them, where none are named, are a month's cost. */
export async function readCosts(
  services: Services,
  { shopId, days = 30 }: { shopId: string; days?: number },
): Promise<Costs> {
  const { usage, averageBytes } = await readUsage(services, { shopId, days });
  const { writes, copies, reads, egressBytes } = usage;
  const estimates = estimateCosts(usage, { account: "shared" });
  return { days, averageBytes, writes, copies, reads, egressBytes: Number(egressBytes), estimates };
}
