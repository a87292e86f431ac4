import { expect, test } from "vitest";
import { estimateCost, estimateCosts, type Usage } from "./estimate-costs.ts";
import { providers } from "./price-table.ts";

const GB = 1_000_000_000n;
const nothing: Usage = { days: 30, byteDays: 0n, writes: 0, copies: 0, reads: 0, egressBytes: 0n };
/** 200 GB all month, 100,000 uploads, half of them moved once, a million reads of 300 GB in all. */
const busy: Usage = {
  ...{ days: 30, byteDays: 200n * GB * 30n, egressBytes: 300n * GB },
  ...{ writes: 100_000, copies: 50_000, reads: 1_000_000 },
};

const micros = (dollars: string) => Number(dollars.replace(".", ""));

// Worked by hand from the pages named in the table; dollars with six decimals.
test.each([
  // 200 × 0.023 · 150 k × 0.005/k + 1,000 k × 0.0004/k · 300 × 0.09
  ["s3", "4.600000", "1.150000", "27.000000"],
  // 200 × 0.015 · 150 k × 0.0045/k + 1,000 k × 0.00036/k · nothing
  ["r2", "3.000000", "1.035000", "0.000000"],
  // 200 × 0.006 · 50 k × 0.004/k + 1,000 k × 0.0004/k · 300 GB are less than 3 × 200
  ["b2", "1.200000", "0.600000", "0.000000"],
  // 200 × 0.020 · 150 k × 0.005/k + 1,000 k × 0.0004/k · 300 × 0.12
  ["gcs", "4.000000", "1.150000", "36.000000"],
  // 200 × 0.021 · nothing · 300 × 0.09
  ["supabase", "4.200000", "0.000000", "27.000000"],
  ["disk", "0.000000", "0.000000", "0.000000"],
] as const)("a busy shop's month at %s", (provider, storage, operations, egress) => {
  const cost = estimateCost(provider, busy, { account: "shared" });
  expect(cost).toMatchObject({
    storageMicros: micros(storage),
    operationsMicros: micros(operations),
    egressMicros: micros(egress),
    planMicros: 0,
  });
});

test.each([
  // 200 GB · 150 k × 0.005/k + 0.4 · 300 − 100 free
  ["s3", "4.600000", "1.150000", "18.000000", "0.000000"],
  // 200 − 10 · class A 150 k and class B 1 M are within the free · nothing
  ["r2", "2.850000", "0.000000", "0.000000", "0.000000"],
  // 200 − 10 · copies within 75 k, (1,000 k − 75 k) × 0.0004/k · nothing
  ["b2", "1.140000", "0.370000", "0.000000", "0.000000"],
  // 200 − 5 · (150 k − 5 k) × 0.005/k + (1,000 k − 50 k) × 0.0004/k · 200 × 0.12
  ["gcs", "3.900000", "1.105000", "24.000000", "0.000000"],
  // 200 − 100 · nothing · 300 − 250 · the Pro plan
  ["supabase", "2.100000", "0.000000", "4.500000", "25.000000"],
] as const)("the same alone in an account at %s", (provider, storage, operations, egress, plan) => {
  const cost = estimateCost(provider, busy, { account: "own" });
  expect([cost.storageMicros, cost.operationsMicros, cost.egressMicros, cost.planMicros]).toEqual(
    [storage, operations, egress, plan].map(micros),
  );
});

test("past three times what is stored, B2 charges for what leaves", () => {
  const read = { ...nothing, byteDays: 10n * GB * 30n, egressBytes: 31n * GB };
  expect(estimateCost("b2", read, { account: "shared" }).egressMicros).toBe(10_000);
});

test("one photo of 5 MB for a week costs 27 micro-dollars to keep at S3, to the nearest", () => {
  const week = { ...nothing, days: 7, byteDays: 5_000_000n * 7n };
  expect(estimateCost("s3", week, { account: "shared" }).storageMicros).toBe(27); // 26.83…
});

test("half a micro-dollar is rounded up, less is nothing", () => {
  // 0.023 dollars a GB: a micro-dollar is 43,478.26 bytes for a month.
  const kept = (bytes: bigint) =>
    estimateCost("s3", { ...nothing, byteDays: bytes * 30n }, { account: "shared" }).storageMicros;
  expect([kept(21_739n), kept(21_740n), kept(43_479n), kept(0n)]).toEqual([0, 1, 1, 0]);
});

test("a petabyte for a month is exact, where a float no longer counts bytes", () => {
  const cost = estimateCost("r2", { ...nothing, byteDays: 1_000_000n * GB * 30n }, { account: "shared" });
  expect(cost.totalMicros).toBe(15_000_000_000);
});

test("every provider is compared, and the parts add up", () => {
  const costs = estimateCosts(busy, { account: "own" });
  expect(costs.map(({ provider }) => provider)).toEqual(providers);
  for (const { totalMicros, storageMicros, operationsMicros, egressMicros, planMicros } of costs) {
    expect(totalMicros).toBe(storageMicros + operationsMicros + egressMicros + planMicros);
  }
});

test("who uses nothing pays nothing but an account", () => {
  expect(estimateCosts(nothing, { account: "shared" }).map(({ totalMicros }) => totalMicros)).toEqual(
    providers.map(() => 0),
  );
  expect(estimateCost("supabase", nothing, { account: "own" }).totalMicros).toBe(25_000_000);
});
