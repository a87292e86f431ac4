import type { ImageKind, Tier } from "@prisma/client";
import type { Services } from "../services.ts";
import { listShops } from "../shops/list-shops.ts";
import { listStorageTotals } from "../storage/list-storage-totals.ts";
import { type Cost, estimateCost, estimateCosts, type Usage } from "./estimate-costs.ts";
import type { Provider } from "./price-table.ts";
import { readUsage } from "./read-usage.ts";

/** What is stored now, and what it costs in micro-dollars: a shop what its last 30 days did, a tier or a kind to keep for 30. */
export interface Stored {
  objects: number;
  bytes: number;
  micros: number;
}

export interface Account {
  provider: Provider;
  total: Stored;
  shops: ({ domain: string } & Stored)[];
  tiers: ({ tier: Tier } & Stored)[];
  kinds: ({ kind: ImageKind } & Stored)[];
  /** Of the last 30 days, at each provider: all shops in an account of their own, or one shop in a shared one. */
  estimates: Cost[];
}

const days = 30;

/**
 * What all shops store, or one of them, and what it costs; for who runs the app. `provider`: whose prices count.
 *
 * @throws DomainError "shop-unknown"
 */
export async function readAccount(
  services: Services,
  { shopDomain, provider }: { shopDomain: string | null; provider: Provider },
): Promise<Account> {
  const shops = await listShops(services, { shopDomain });
  const totals = await listStorageTotals(services, { shopId: shopDomain ? (shops[0]?.id ?? null) : null });
  const all: Usage = { days, byteDays: 0n, writes: 0, copies: 0, reads: 0, egressBytes: 0n };
  const byShop: Account["shops"] = [];
  for (const { id: shopId, domain } of shops) {
    const { usage } = await readUsage(services, { shopId, days });
    all.byteDays += usage.byteDays;
    all.egressBytes += usage.egressBytes;
    for (const what of ["writes", "copies", "reads"] as const) all[what] += usage[what];
    const { totalMicros: micros } = estimateCost(provider, usage, { account: "shared" });
    byShop.push({ domain, ...sum(totals.filter((total) => total.shopId === shopId)), micros });
  }
  const kept = (part: typeof totals): Stored => ({ ...sum(part), micros: keeping(provider, sum(part).bytes) });
  const estimates = estimateCosts(all, { account: shopDomain ? "shared" : "own" });
  return {
    provider,
    total: { ...sum(totals), micros: byShop.reduce((sum, { micros }) => sum + micros, 0) },
    shops: byShop.sort((a, b) => b.bytes - a.bytes),
    tiers: [...Map.groupBy(totals, ({ tier }) => tier)].map(([tier, part]) => ({ tier, ...kept(part) })),
    kinds: [...Map.groupBy(totals, ({ kind }) => kind)].map(([kind, part]) => ({ kind, ...kept(part) })),
    estimates,
  };
}

function sum(part: { objects: number; bytes: number }[]): { objects: number; bytes: number } {
  return {
    objects: part.reduce((all, { objects }) => all + objects, 0),
    bytes: part.reduce((all, { bytes }) => all + bytes, 0),
  };
}

function keeping(provider: Provider, bytes: number): number {
  const usage = { days, byteDays: BigInt(bytes) * BigInt(days), writes: 0, copies: 0, reads: 0, egressBytes: 0n };
  return estimateCost(provider, usage, { account: "shared" }).storageMicros;
}
