import { expect, test } from "vitest";
import { estimateCost } from "../../app/domain/costs/estimate-costs.ts";
import { type LedgerLine, listLedger } from "../../app/domain/costs/list-ledger.ts";
import { readBudget } from "../../app/domain/costs/read-budget.ts";
import { readCosts } from "../../app/domain/costs/read-costs.ts";
import { appendLog, type Happened } from "../../app/domain/retention/append-log.ts";
import { dayOf } from "../../app/domain/storage/day-of.ts";
import { recordAccess } from "../../app/domain/storage/record-access.ts";
import { aShop } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

const GB = 1_000_000_000;
const none = { uploads: 0, uploadBytes: 0, reads: 0, readBytes: 0, writes: 0, writtenBytes: 0, moves: 0 };

async function stored(services: TestServices, shopId: string, { daysAgo, gb }: { daysAgo: number; gb: number }) {
  const day = new Date(`${dayOf(new Date(services.clock.now().getTime() - daysAgo * 86_400_000))}T00:00:00Z`);
  const row = { shopId, day, kind: "original", objects: gb, bytes: BigInt(gb) * BigInt(GB) } as const;
  await services.db.storageDay.createMany({
    data: [
      { ...row, tier: "temporary" },
      { ...row, tier: "archived", bytes: row.bytes * 2n },
    ],
  });
}

test("a shop costs what its days say: bytes by tier and day, and what was done on them", async () => {
  const services = await testServices();
  const [shop, other] = [await aShop(services), await aShop(services)];
  await stored(services, shop.id, { daysAgo: 29, gb: 10 });
  await stored(services, shop.id, { daysAgo: 14, gb: 30 }); // 15 days of 10 GB and 20, then 15 of 30 and 60
  await stored(services, other.id, { daysAgo: 29, gb: 500 });
  const today = dayOf(services.clock.now());
  await recordAccess(services, [
    { ...none, shopId: shop.id, day: today, writes: 40_000, moves: 10_000, reads: 100_000, readBytes: 70 * GB },
    { ...none, shopId: other.id, day: today, writes: 7, readBytes: GB },
  ]);

  const costs = await readCosts(services, { shopId: shop.id });

  expect(costs).toMatchObject({ days: 30, writes: 40_000, copies: 10_000, reads: 100_000, egressBytes: 70 * GB });
  expect(costs.averageBytes).toEqual({
    ...{ temporary: 20 * GB, order_pending: 0, order_completed: 0, archived: 40 * GB },
  });
  const at = Object.fromEntries(costs.estimates.map((cost) => [cost.provider, cost]));
  // 60 GB × 0.023, 50 k × 0.005/k + 100 k × 0.0004/k, 70 GB × 0.09
  expect(at.s3).toMatchObject({ storageMicros: 1_380_000, operationsMicros: 290_000, egressMicros: 6_300_000 });
  expect(at.r2).toMatchObject({ storageMicros: 900_000, operationsMicros: 261_000, egressMicros: 0 });
  expect(JSON.parse(JSON.stringify(costs))).toEqual(costs);
});

test("a shop that never had a picture costs nothing", async () => {
  const services = await testServices();
  const costs = await readCosts(services, { shopId: (await aShop(services)).id });
  expect(costs.estimates.map(({ totalMicros }) => totalMicros)).toEqual([0, 0, 0, 0, 0, 0]);
});

async function happened(services: TestServices, shopId: string, at: string, ...what: Happened[]) {
  await services.db.$transaction((tx) => appendLog(tx, { shopId, at: new Date(at), happened: what }));
}

const photo = (n: number) =>
  ({
    id: `00000000-0000-4000-8000-00000000000${n}`,
    kind: "original",
    sha256: "0".repeat(64),
    bytes: 6_000_000,
  }) as const;
const received = { event: "received", reason: "upload", actor: "shopper", toTier: "temporary" } as const;
const moved = {
  event: "moved",
  reason: "order",
  actor: "worker",
  fromTier: "temporary",
  toTier: "order_pending",
} as const;
const deleted = { event: "deleted", reason: "expired", actor: "sweep", fromTier: "order_pending" } as const;

async function ledgerOf(services: TestServices, shopId: string): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for await (const line of listLedger(services, { shopId, month: "2026-02" })) lines.push(line);
  return lines;
}

test("a month's ledger follows each picture through its tiers, within the month", async () => {
  const services = await testServices();
  const [shop, other] = [await aShop(services), await aShop(services)];
  await happened(services, shop.id, "2026-01-30T00:00:00Z", { image: photo(1), ...received });
  await happened(services, other.id, "2026-01-30T00:00:00Z", { image: photo(9), ...received });
  await happened(services, shop.id, "2026-02-03T00:00:00Z", { image: photo(2), ...received });
  await happened(services, shop.id, "2026-02-05T12:00:00Z", { image: photo(1), ...moved });
  await happened(services, shop.id, "2026-02-10T00:00:00Z", { image: photo(1), ...deleted });
  await happened(services, shop.id, "2026-03-01T00:00:00Z", { image: photo(3), ...received });

  const february = await ledgerOf(services, shop.id);

  expect(february.map(({ imageId, tiers, usage: { writes, copies } }) => ({ imageId, tiers, writes, copies }))).toEqual(
    [
      // Of February: from the 1st to the noon of the 5th, and from there to the 10th.
      { imageId: photo(1).id, tiers: { temporary: 27_000_000n, order_pending: 27_000_000n }, writes: 0, copies: 1 },
      // From the 3rd to the end of the 28th.
      { imageId: photo(2).id, tiers: { temporary: 156_000_000n }, writes: 1, copies: 0 },
    ],
  );
  // 0.156 GB-days of 0.023 a month of 30 days: 119.6 µ$, and a write of 5.
  const [, second] = february;
  expect(second && estimateCost("s3", second.usage, { account: "shared" }).totalMicros).toBe(125);
});

test("a picture that came and went before a month, or after it, is not in it", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  await happened(services, shop.id, "2026-01-05T00:00:00Z", { image: photo(1), ...received });
  await happened(services, shop.id, "2026-01-09T00:00:00Z", { image: photo(1), ...deleted });
  await happened(services, shop.id, "2026-03-09T00:00:00Z", { image: photo(2), ...received });
  expect(await ledgerOf(services, shop.id)).toEqual([]);
});

test("a budget is passed when the provider in use costs more than it, and there is none until one is set", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  const budget = (provider: "r2" | "disk") => readBudget(services, { shopId: shop.id, provider });
  const setTo = (storageBudgetDollars: number) =>
    services.db.settings.update({ where: { shopId: shop.id }, data: { storageBudgetDollars } });
  const bytes = 200_000_000_000n;
  const day = (n: number) => new Date(services.clock.now().getTime() - n * 86_400_000);
  await services.db.storageDay.createMany({
    data: Array.from({ length: 31 }, (_, n) => {
      const stored = { tier: "archived", kind: "original", objects: 1, bytes } as const;
      return { shopId: shop.id, day: day(n), ...stored };
    }),
  });
  expect(await budget("r2")).toBeNull();
  await setTo(2);
  expect(await budget("r2")).toMatchObject({ budgetMicros: 2_000_000, isOver: true });
  expect(await budget("disk")).toMatchObject({ spentMicros: 0, isOver: false });
  await setTo(4);
  expect(await budget("r2")).toMatchObject({ isOver: false });
});
