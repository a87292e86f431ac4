import { randomUUID } from "node:crypto";
import type { Shop } from "@prisma/client";
import { expect, test } from "vitest";
import { findAccountOf } from "../../app/domain/credits/find-account-of.ts";
import { grantCredits } from "../../app/domain/credits/grant-credits.ts";
import { openAccount } from "../../app/domain/credits/open-account.ts";
import { type Reserved, reserveCredits } from "../../app/domain/credits/reserve-credits.ts";
import { captureHold, releaseHold } from "../../app/domain/credits/settle-hold.ts";
import { sweepHolds } from "../../app/domain/credits/sweep-holds.ts";
import { eraseShop } from "../../app/domain/retention/erase-shop.ts";
import type { ShopAdmin } from "../../app/domain/services.ts";
import { recordInstall } from "../../app/domain/shops/record-install.ts";
import { aShop } from "../helpers/builders.ts";
import { randomFrom } from "../helpers/random.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

const inAnHour = () => new Date(Date.now() + 3_600_000);
const at = () => new Date();

function reserve(
  { db }: TestServices,
  { shop, subjectId = randomUUID(), credits = 1, leaseUntil = inAnHour() }: Reservation,
): Promise<Reserved> {
  const work = { shopId: shop.id, purpose: "print", subjectId, credits, priceVersion: 1 } as const;
  return db.$transaction((tx) => reserveCredits(tx, { work, leaseUntil, at: at() }));
}

interface Reservation {
  shop: Shop;
  subjectId?: string;
  credits?: number;
  leaseUntil?: Date;
}

const balanceOf = async ({ db }: TestServices, shop: Shop) => {
  const { available, held, seq } = await db.shopCredits.findUniqueOrThrow({ where: { shopId: shop.id } });
  return { available, held, seq };
};

/** The sums of the ledger itself, worked out by the database. */
const sumsOf = async ({ db }: TestServices, shop: Shop) => {
  const sum = await db.creditTransaction.aggregate({
    where: { shopId: shop.id },
    _sum: { available: true, held: true },
    _count: true,
  });
  return { available: sum._sum.available ?? 0, held: sum._sum.held ?? 0, seq: sum._count };
};

test("a hundred who spend at once on ten credits are ten who get one", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 10 });
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => reserve(services, { shop })));
  expect(outcomes.filter(({ kind }) => kind === "held")).toHaveLength(10);
  expect(outcomes.filter(({ kind }) => kind === "short")).toHaveLength(90);
  expect(await balanceOf(services, shop)).toEqual({ available: 0, held: 10, seq: 11 });
  expect(await sumsOf(services, shop)).toEqual({ available: 0, held: 10, seq: 11 });
});

test("twenty who do the same work at once set its price aside once", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 10 });
  const subjectId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => reserve(services, { shop, subjectId })));
  expect(outcomes.every(({ kind }) => kind === "held")).toBe(true);
  expect(await balanceOf(services, shop)).toMatchObject({ available: 9, held: 1 });

  const { db } = services;
  const ends = [captureHold, releaseHold, captureHold, releaseHold].map((end) =>
    db.$transaction((tx) => end(tx, { shopId: shop.id, subjectId }, at())).catch(() => null),
  );
  await Promise.all(ends);
  const { available, held } = await balanceOf(services, shop);
  expect(held).toBe(0);
  const [hold] = await db.creditHold.findMany({ where: { subjectId } });
  expect(available).toBe(hold?.state === "captured" ? 9 : 10);
});

test("what was paid for is not paid for again, and what was given back is", async () => {
  const services = await testServices();
  const { db } = services;
  const shop = await aShop(services, { credits: 5 });
  const subjectId = randomUUID();
  const of = { shopId: shop.id, subjectId };
  await reserve(services, { shop, subjectId, credits: 2 });
  await db.$transaction((tx) => releaseHold(tx, of, at()));
  await db.$transaction((tx) => releaseHold(tx, of, at()));
  expect(await balanceOf(services, shop)).toMatchObject({ available: 5, held: 0 });

  await reserve(services, { shop, subjectId, credits: 2 });
  await db.$transaction((tx) => captureHold(tx, of, at()));
  await db.$transaction((tx) => captureHold(tx, of, at()));
  await db.$transaction((tx) => releaseHold(tx, of, at()));
  expect(await reserve(services, { shop, subjectId, credits: 2 })).toEqual({ kind: "paid" });
  expect(await balanceOf(services, shop)).toMatchObject({ available: 3, held: 0 });
});

test("a run whose hold lapsed can't finish its work on what others may have spent", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 1 });
  const subjectId = randomUUID();
  await reserve(services, { shop, subjectId, leaseUntil: new Date(Date.now() - 1) });
  expect(await sweepHolds(services)).toBe(1);
  const capture = services.db.$transaction((tx) => captureHold(tx, { shopId: shop.id, subjectId }, at()));
  await expect(capture).rejects.toThrow("nothing is set aside");
  expect(await balanceOf(services, shop)).toMatchObject({ available: 1, held: 0 });
});

test("sweeps at once give back a lapsed hold once, and leave alone what is kept up", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 30 });
  const past = new Date(Date.now() - 1);
  for (let n = 0; n < 20; n += 1) await reserve(services, { shop, leaseUntil: n % 2 === 0 ? past : inAnHour() });
  const swept = await Promise.all([sweepHolds(services), sweepHolds(services), sweepHolds(services)]);
  expect(swept.reduce((sum, each) => sum + each, 0)).toBe(10);
  expect(await balanceOf(services, shop)).toMatchObject({ available: 20, held: 10 });
});

test("an overdraft goes as far as the operator said, and no further", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 1 });
  await services.db.shopCredits.update({ where: { shopId: shop.id }, data: { overdraft: 2 } });
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => reserve(services, { shop })));
  expect(outcomes.filter(({ kind }) => kind === "held")).toHaveLength(3);
  expect(await balanceOf(services, shop)).toMatchObject({ available: -2, held: 3 });
});

test("one shop's account is no other's", async () => {
  const services = await testServices();
  const [rich, poor] = [await aShop(services, { credits: 10 }), await aShop(services, { credits: 0 })];
  const subjectId = randomUUID();
  await reserve(services, { shop: rich, subjectId });
  expect(await reserve(services, { shop: poor, subjectId })).toEqual({ kind: "short", missing: 1 });
  await services.db.$transaction((tx) => releaseHold(tx, { shopId: poor.id, subjectId }, at()));
  expect(await balanceOf(services, rich)).toMatchObject({ available: 9, held: 1 });
});

test("welcome credits come once: with installs at once, again, and after the shop was erased", async () => {
  const services = await testServices();
  const shopDomain = `shop-${randomUUID()}.myshopify.com`;
  const shopId = randomUUID();
  const open = () => openAccount(services, { shopId, shopDomain });
  await Promise.all([open(), open(), open(), open()]);
  await open();
  const account = await services.db.shopCredits.findUniqueOrThrow({ where: { shopId } });
  expect(account).toMatchObject({ available: services.billing.welcomeCredits, seq: 1 });
  expect(await findAccountOf(services, { shopDomain })).toBe(shopId);
});

test("a shop that was erased and comes back finds what it paid for, and no second welcome", async () => {
  const asked: ShopAdmin = {
    graphql: async <Data>() =>
      ({ shop: { id: "gid://shopify/Shop/1", name: "Back", currencyCode: "USD", ianaTimezone: "UTC" } }) as Data,
  };
  const services = await testServices({ admin: asked });
  const shop = await aShop(services, { credits: 40 });
  const gone = new Date(Date.now() - 60_000);
  await services.db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: gone, installedAt: gone } });
  await eraseShop(services, { shopDomain: shop.domain, at: services.clock.now() });
  expect(await services.db.shop.count({ where: { id: shop.id } })).toBe(0);

  await recordInstall(services, { shopDomain: shop.domain });
  const back = await services.db.shop.findUniqueOrThrow({ where: { domain: shop.domain } });
  expect(back.id).toBe(shop.id);
  expect(await balanceOf(services, back)).toEqual({ available: 40, held: 0, seq: 1 });
});

test("the database itself refuses what no code should try", async () => {
  const services = await testServices();
  const { db } = services;
  const shop = await aShop(services, { credits: 3 });
  const shopId = shop.id;
  const entry = {
    shopId,
    seq: 2,
    kind: "adjustment",
    available: -4,
    held: 0,
    availableAfter: -1,
    heldAfter: 0,
  } as const;
  const tries: [string, () => Promise<unknown>][] = [
    ["below zero", () => db.creditTransaction.create({ data: { ...entry, externalId: "a", at: at() } })],
    [
      "an entry that tells another balance",
      () =>
        db.creditTransaction.create({ data: { ...entry, available: 1, availableAfter: 9, externalId: "b", at: at() } }),
    ],
    [
      "a purchase that takes",
      () =>
        db.creditTransaction.create({
          data: { ...entry, kind: "purchase", available: -1, availableAfter: 2, externalId: "c", at: at() },
        }),
    ],
    ["a balance without an entry", () => db.shopCredits.update({ where: { shopId }, data: { available: 100 } })],
    ["an entry rewritten", () => db.creditTransaction.updateMany({ where: { shopId }, data: { note: "x" } })],
    ["an entry deleted", () => db.creditTransaction.deleteMany({ where: { shopId } })],
    ["an account deleted", () => db.shopCredits.delete({ where: { shopId } })],
    [
      "the same fact twice",
      () =>
        db.creditTransaction.create({
          data: { ...entry, kind: "welcome", available: 1, availableAfter: 4, externalId: "welcome", at: at() },
        }),
    ],
  ];
  for (const [what, attempt] of tries) await expect(attempt(), what).rejects.toThrow();
  expect(await balanceOf(services, shop)).toEqual({ available: 3, held: 0, seq: 1 });
});

test("thousands of operations, repeats and deaths end where a simple count says", { timeout: 300_000 }, async () => {
  const services = await testServices();
  const { db } = services;
  const random = randomFrom(20_261_127);
  const shop = await aShop(services, { credits: 20 });
  const oracle = oracleOf(20);
  const subjects = Array.from({ length: 150 }, () => randomUUID());
  const died = new Error("killed");

  for (let step = 0; step < 3_000; step += 1) {
    const subjectId = subjects[random.between(0, subjects.length - 1)] as string;
    const of = { shopId: shop.id, subjectId };
    const dies = random.chance(0.15);
    const twice = random.chance(0.2);
    const [what, credits, amount] = [
      random.between(0, 9),
      (Number.parseInt(subjectId[0] ?? "0", 16) % 3) + 1,
      random.between(1, 15),
    ];
    const externalId = `voucher-${random.between(0, 400)}`;
    const once = async () => {
      let said: unknown;
      const run = db.$transaction(async (tx) => {
        if (what < 4) {
          const work = { shopId: shop.id, purpose: "print", subjectId, credits, priceVersion: 1 } as const;
          said = (await reserveCredits(tx, { work, leaseUntil: inAnHour(), at: at() })).kind;
        } else if (what < 7) said = await captureHold(tx, of, at()).then(() => "done");
        else if (what < 9) await releaseHold(tx, of, at());
        else {
          const grant = { kind: "voucher", credits: amount, externalId } as const;
          said = await grantCredits(tx, { shopId: shop.id, grant, at: at() });
        }
        if (dies) throw died;
      });
      await run.catch((error: unknown) => {
        if (error !== died && !String(error).includes("nothing is set aside")) throw error;
        said = undefined;
      });
      return said;
    };
    const expected = () => {
      if (dies) return undefined;
      if (what < 4) return oracle.reserve(subjectId, credits);
      if (what < 7) return oracle.capture(subjectId);
      if (what < 9) return oracle.release(subjectId);
      return oracle.grant(externalId, amount);
    };
    for (let again = twice ? 2 : 1; again > 0; again -= 1) expect(await once(), `step ${step}`).toBe(expected());
  }
  const { available, held } = await balanceOf(services, shop);
  expect({ available, held }).toEqual(oracle.balance());
  expect(await sumsOf(services, shop)).toMatchObject(oracle.balance());
});

/** The same rules as a child would keep them: two piles and a list of who took what. */
function oracleOf(start: number) {
  let free = start;
  const aside = new Map<string, number>();
  const spent = new Set<string>();
  const granted = new Set<string>();
  return {
    reserve(who: string, price: number) {
      if (spent.has(who)) return "paid";
      if (aside.has(who)) return "held";
      if (free < price) return "short";
      free -= price;
      aside.set(who, price);
      return "held";
    },
    capture(who: string) {
      if (aside.delete(who)) spent.add(who);
      return spent.has(who) ? "done" : undefined;
    },
    release(who: string) {
      free += aside.get(who) ?? 0;
      aside.delete(who);
    },
    grant(which: string, credits: number) {
      if (granted.has(which)) return false;
      granted.add(which);
      free += credits;
      return true;
    },
    balance: () => ({ available: free, held: [...aside.values()].reduce((sum, each) => sum + each, 0) }),
  };
}
