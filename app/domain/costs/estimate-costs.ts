import { type Provider, prices, providers } from "./price-table.ts";

/** What was used of a storage in some days. A byte-day is a byte kept for a day. */
export interface Usage {
  days: number;
  byteDays: bigint;
  writes: number;
  copies: number;
  reads: number;
  egressBytes: bigint;
}

/** What a provider would charge, in whole micro-dollars; the parts add up to the total. */
export interface Cost {
  provider: Provider;
  storageMicros: number;
  operationsMicros: number;
  egressMicros: number;
  /** The account itself, where it is charged for. */
  planMicros: number;
  totalMicros: number;
}

const GB = 1_000_000_000n;
const MILLION = 1_000_000n;
const MONTH_DAYS = 30n;

/**
 * What this usage of about a month costs at each provider, by its list price.
 *
 * `shared`: in an account that others use too, who have used up what is free and pay for the account; what a shop costs its
 * operator. `own`: in an account that has nothing else in it.
 *
 * Reckoned in whole numbers and rounded once for each part, half up, so that the same usage always costs the same.
 */
export function estimateCosts(usage: Usage, { account }: { account: "shared" | "own" }): Cost[] {
  return providers.map((provider) => estimateCost(provider, usage, { account }));
}

/** The same, at one provider. */
export function estimateCost(provider: Provider, usage: Usage, { account }: { account: "shared" | "own" }): Cost {
  const price = prices[provider];
  const free = (amount: number) => (account === "own" ? BigInt(amount) : 0n);
  const beyond = (used: bigint, allowed: bigint) => (used > allowed ? used - allowed : 0n);
  const { days, byteDays, egressBytes } = usage;

  const kept = beyond(byteDays, free(price.free.storage) * GB * MONTH_DAYS);
  const freeEgress = days > 0 ? (BigInt(price.freeEgressTimes) * byteDays) / BigInt(days) : 0n;
  const left = beyond(egressBytes, free(price.free.egress) * GB + freeEgress);
  // In micro-dollars × a million, so that the three kinds are rounded as one.
  const operations = operationKinds(provider).reduce((sum, { kinds, price: each, allowed }) => {
    const done = kinds.reduce((all, kind) => all + BigInt(usage[kind]), 0n);
    return sum + beyond(done, free(allowed)) * BigInt(each);
  }, 0n);

  const storageMicros = rounded(kept * BigInt(price.storage), GB * MONTH_DAYS);
  const operationsMicros = rounded(operations, MILLION);
  const egressMicros = rounded(left * BigInt(price.egress), GB);
  const planMicros = Number(free(price.plan));
  const totalMicros = storageMicros + operationsMicros + egressMicros + planMicros;
  return { provider, storageMicros, operationsMicros, egressMicros, planMicros, totalMicros };
}

/** What is counted together: where a copy costs what a write does, both are of one class and share what is free. */
function operationKinds(provider: Provider) {
  const { writes, copies, reads, free } = prices[provider];
  const read = { kinds: ["reads"], price: reads, allowed: free.reads } as const;
  if (writes === copies) return [{ kinds: ["writes", "copies"], price: writes, allowed: free.writes } as const, read];
  const write = { kinds: ["writes"], price: writes, allowed: free.writes } as const;
  return [write, { kinds: ["copies"], price: copies, allowed: free.copies } as const, read];
}

function rounded(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}
