import type { Shop } from "@prisma/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allowStaff } from "../../app/domain/credits/allow-staff.ts";
import { confirmPurchase } from "../../app/domain/credits/confirm-purchase.ts";
import { refundPurchase } from "../../app/domain/credits/refund-purchase.ts";
import { requestPurchase } from "../../app/domain/credits/request-purchase.ts";
import { settlePurchase } from "../../app/domain/credits/settle-purchase.ts";
import { sweepPurchases } from "../../app/domain/credits/sweep-purchases.ts";
import { DomainError } from "../../app/domain/errors.ts";
import type { ShopAdmin } from "../../app/domain/services.ts";
import { createPurchase, decidePurchase } from "../../simulator/purchases.ts";
import { issueGrant } from "../../simulator/tokens.ts";
import { aDelivery, aShop } from "../helpers/builders.ts";
import { fakeApp, type LocalShopify, localShopify, request } from "../helpers/local-shopify.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof fakeApp>>;
let shopify: LocalShopify;
const line = { away: false, losesAnswers: false };

beforeAll(async () => {
  app = await fakeApp();
  shopify = await localShopify(app.url);
});
afterAll(async () => {
  await shopify[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

/** The local Shopify's Admin API, over HTTP, for the shop that is asked for. */
const admin: ShopAdmin = {
  async graphql<Data>(shopDomain: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    if (line.away) throw new DomainError("shop-unreachable");
    const store = shopify.shop(shopDomain.split(".")[0] ?? "");
    const { accessToken } = issueGrant(shopify.world, store, { kind: "offline" });
    const answer = await request(
      `http://127.0.0.1:${shopify.basePort}/admin/api/2026-07/graphql.json`,
      "POST",
      JSON.stringify({ query, variables }),
      { host: shopDomain, "content-type": "application/json", "x-shopify-access-token": accessToken },
    );
    if (line.losesAnswers) throw new DomainError("shop-unreachable");
    return answer.json().data;
  },
};

const numberOf = (chargeId: string | null) => chargeId?.split("/").at(-1) ?? "";
const chargeOf = (store: string, chargeId: string | null) =>
  shopify.shop(store).purchases.find(({ id }) => String(id) === numberOf(chargeId));

async function asked(services: TestServices, shop: Shop, credits = 50) {
  const { purchaseId } = await requestPurchase(services, { shop, credits, buyer: owner });
  return services.db.creditPending.findUniqueOrThrow({ where: { id: purchaseId } });
}

function decide(shop: Shop, chargeId: string | null, status: "ACTIVE" | "DECLINED") {
  const store = shop.domain.split(".")[0] ?? "";
  const charge = chargeOf(store, chargeId);
  if (!charge) throw new Error("no such charge");
  decidePurchase(shopify.world, shopify.shop(store), charge, status);
  return charge;
}

const balanceOf = async ({ db }: TestServices, shop: Shop) =>
  (await db.shopCredits.findUniqueOrThrow({ where: { shopId: shop.id } })).available;

const message = (chargeId: string | null, status = "ACTIVE") => ({
  topic: "app_purchases_one_time/update",
  payload: { app_purchase_one_time: { admin_graphql_api_id: chargeId, name: "50 credits", status } },
});

const owner = async () => ({ staffId: "42", accountOwner: true });
const staff = async () => ({ staffId: "43", accountOwner: false });

let services: TestServices;
beforeAll(async () => {
  services = await testServices({ admin });
});

async function aBuyer(store = "pawprints") {
  const domain = `${store}.myshopify.com`;
  const found = await services.db.shop.findUnique({ where: { domain } });
  const shop = found ?? (await aShop(services, { domain, credits: 0 }));
  shopify.shop(store).installed = true;
  await services.db.creditPending.updateMany({
    where: { shopId: shop.id, status: "pending" },
    data: { status: "expired" },
  });
  return { shop, had: await balanceOf(services, shop) };
}

test("an approved charge is granted once, whoever comes first and however often", { timeout: 60_000 }, async () => {
  const { shop, had } = await aBuyer();
  const { id, chargeId, confirmationUrl } = await asked(services, shop);
  expect(confirmationUrl).toContain("/RequestOneTimeApplicationCharge/confirm");
  decide(shop, chargeId, "ACTIVE");
  const charge = numberOf(chargeId);
  await Promise.all([
    ...Array.from({ length: 5 }, () => confirmPurchase(services, { shop, charge })),
    ...Array.from({ length: 5 }, () => settlePurchase(services, { purchaseId: id })),
    ...Array.from({ length: 3 }, () => sweepPurchases(services)),
    ...Array.from({ length: 5 }, () => aDelivery(services, shop.domain, message(chargeId))),
  ]);
  await hearBells(services);
  await confirmPurchase(services, { shop, charge });
  expect(await balanceOf(services, shop)).toBe(had + 50);
  const entries = await services.db.creditTransaction.findMany({ where: { shopId: shop.id, kind: "purchase" } });
  expect(entries.filter(({ externalId }) => externalId === chargeId)).toHaveLength(1);
});

test.each([
  [
    "the message",
    async (services: TestServices, shop: Shop, chargeId: string | null) => {
      await aDelivery(services, shop.domain, message(chargeId));
      await hearBells(services);
    },
  ],
  [
    "the merchant's return",
    async (services: TestServices, shop: Shop, chargeId: string | null) => {
      await confirmPurchase(services, { shop, charge: numberOf(chargeId) });
    },
  ],
  [
    "the sweep",
    async (services: TestServices) => {
      await sweepPurchases(services);
    },
  ],
] as const)("%s alone is enough", async (_who, comes) => {
  const { shop, had } = await aBuyer();
  const { chargeId } = await asked(services, shop, 250);
  await comes(services, shop, chargeId);
  expect(await balanceOf(services, shop)).toBe(had);
  decide(shop, chargeId, "ACTIVE");
  services.clock.moveDays(0.01);
  await comes(services, shop, chargeId);
  expect(await balanceOf(services, shop)).toBe(had + 250);
});

test("a message that says it is paid, when Shopify itself does not, grants nothing", async () => {
  const { shop, had } = await aBuyer();
  const { id, chargeId } = await asked(services, shop);
  await aDelivery(services, shop.domain, message(chargeId, "ACTIVE"));
  await hearBells(services);
  expect(await balanceOf(services, shop)).toBe(had);
  expect(await services.db.creditPending.findUnique({ where: { id } })).toMatchObject({ status: "pending" });
});

test("declined and run out, a purchase is closed, and the next click begins another", async () => {
  const { shop, had } = await aBuyer();
  const first = await asked(services, shop);
  decide(shop, first.chargeId, "DECLINED");
  expect(await settlePurchase(services, { purchaseId: first.id })).toMatchObject({ status: "declined" });
  const second = await asked(services, shop);
  expect(second.id).not.toBe(first.id);
  const charge = chargeOf("pawprints", second.chargeId);
  if (charge) charge.status = "EXPIRED";
  const third = await asked(services, shop);
  expect(await services.db.creditPending.findUnique({ where: { id: second.id } })).toMatchObject({ status: "expired" });
  expect(third.id).not.toBe(second.id);
  expect(await balanceOf(services, shop)).toBe(had);
});

test("twenty clicks at once are one purchase and one charge, and so is coming back to it", {
  timeout: 60_000,
}, async () => {
  const { shop } = await aBuyer();
  const before = shopify.shop("pawprints").purchases.length;
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => requestPurchase(services, { shop, credits: 50, buyer: owner })),
  );
  const again = await requestPurchase(services, { shop, credits: 50, buyer: owner });
  expect(new Set([...clicks, again].map(({ confirmationUrl }) => confirmationUrl)).size).toBe(1);
  expect(shopify.shop("pawprints").purchases.length).toBe(before + 1);
});

test("approved and clicked again before anyone noticed: the first is granted, and another begins", async () => {
  const { shop, had } = await aBuyer();
  const first = await asked(services, shop);
  decide(shop, first.chargeId, "ACTIVE");
  const second = await asked(services, shop);
  expect(second.id).not.toBe(first.id);
  expect(await balanceOf(services, shop)).toBe(had + 50);
});

test.each(["1", "0", "-5", "99999999999999999999", "gid://shopify/AppPurchaseOneTime/1", "1 OR 1=1", ""])(
  "a charge number made up in the address (%j) is refused and grants nothing",
  async (charge) => {
    const { shop, had } = await aBuyer();
    await expect(confirmPurchase(services, { shop, charge })).rejects.toMatchObject({ code: "purchase-unknown" });
    expect(await balanceOf(services, shop)).toBe(had);
  },
);

test("another shop's charge is refused, and its message grants nothing here", async () => {
  const { shop, had } = await aBuyer("pawprints");
  const other = await aBuyer(shopify.world.shops.find(({ store }) => store !== "pawprints")?.store);
  const { chargeId } = await asked(services, other.shop);
  decide(other.shop, chargeId, "ACTIVE");
  const forged = confirmPurchase(services, { shop, charge: numberOf(chargeId) });
  await expect(forged).rejects.toMatchObject({ code: "purchase-unknown" });
  await aDelivery(services, shop.domain, message(chargeId));
  await hearBells(services);
  expect([await balanceOf(services, shop), await balanceOf(services, other.shop)]).toEqual([had, other.had]);
  await confirmPurchase(services, { shop: other.shop, charge: numberOf(chargeId) });
  expect(await balanceOf(services, other.shop)).toBe(other.had + 50);
});

test("a charge of this shop that we never asked for buys nothing", async () => {
  const { shop, had } = await aBuyer();
  const charge = createPurchase(shopify.world, shopify.shop("pawprints"), {
    ...{ name: "1000 credits", amount: "0.50", currency: "USD", returnUrl: "https://example.com", test: false },
  });
  decidePurchase(shopify.world, shopify.shop("pawprints"), charge, "ACTIVE");
  const forged = confirmPurchase(services, { shop, charge: String(charge.id) });
  await expect(forged).rejects.toMatchObject({ code: "purchase-unknown" });
  expect(await balanceOf(services, shop)).toBe(had);
});

test.each([
  ["another price", { amount: "0.50" }, "other-price"],
  ["another currency", { currency: "EUR" }, "other-price"],
] as const)("a charge paid with %s is refused", async (_what, changed, failure) => {
  const { shop, had } = await aBuyer();
  const { id, chargeId } = await asked(services, shop);
  Object.assign(decide(shop, chargeId, "ACTIVE"), changed);
  expect(await settlePurchase(services, { purchaseId: id })).toMatchObject({ status: "refused", failure });
  expect(await balanceOf(services, shop)).toBe(had);
});

test("a pretended charge buys nothing where the app sells in earnest", async () => {
  const { shop, had } = await aBuyer();
  const { id, chargeId } = await asked(services, shop);
  decide(shop, chargeId, "ACTIVE");
  const earnest = { ...services, billing: { ...services.billing, test: false } };
  expect(await settlePurchase(earnest, { purchaseId: id })).toMatchObject({ status: "refused", failure: "pretended" });
  expect(await balanceOf(services, shop)).toBe(had);
});

test("with Shopify away a click is refused and costs nothing; whose answer was lost can be clicked again", async () => {
  const { shop, had } = await aBuyer();
  line.away = true;
  const click = requestPurchase(services, { shop, credits: 50, buyer: owner });
  await expect(click).rejects.toMatchObject({ code: "shop-unreachable", retryable: true });
  line.away = false;
  line.losesAnswers = true;
  await expect(requestPurchase(services, { shop, credits: 50, buyer: owner })).rejects.toMatchObject({
    code: "shop-unreachable",
  });
  line.losesAnswers = false;
  const { chargeId } = await asked(services, shop);
  decide(shop, chargeId, "ACTIVE");
  await sweepPurchases(services);
  expect(await balanceOf(services, shop)).toBe(had + 50);
});

test("a click that died before it asked Shopify holds up the next for a minute at most", async () => {
  const { shop } = await aBuyer();
  const died = { shopId: shop.id, credits: 50, priceCents: 900, currencyCode: "USD", test: true };
  const { id } = await services.db.creditPending.create({
    data: { ...died, createdAt: new Date(Date.now() - 61_000) },
  });
  const next = await asked(services, shop);
  expect(next.id).not.toBe(id);
  expect(await services.db.creditPending.findUnique({ where: { id } })).toMatchObject({ failure: "not-started" });
});

test("a pack that is not on sale can't be bought", async () => {
  const { shop } = await aBuyer();
  const click = requestPurchase(services, { shop, credits: 1_000_000, buyer: owner });
  await expect(click).rejects.toMatchObject({ code: "pack-unknown" });
});

test("a refunded purchase gives back what is left of it, once", async () => {
  const { shop } = await aBuyer();
  const { chargeId } = await asked(services, shop);
  decide(shop, chargeId, "ACTIVE");
  const charge = numberOf(chargeId);
  await confirmPurchase(services, { shop, charge });
  const had = await balanceOf(services, shop);
  const refunds = await Promise.all([1, 2, 3].map(() => refundPurchase(services, { charge }).catch(() => null)));
  expect(refunds.reduce((sum, refund) => sum + (refund?.takenBack ?? 0), 0)).toBe(50);
  expect(await balanceOf(services, shop)).toBe(had - 50);
  await expect(refundPurchase(services, { charge: newId() })).rejects.toMatchObject({ code: "purchase-unknown" });
});

test("staff can't buy until the owner allows it, which no one else can", async () => {
  const { shop } = await aBuyer();
  const buy = () => requestPurchase(services, { shop, credits: 250, buyer: staff });
  await expect(buy()).rejects.toMatchObject({ code: "billing-not-allowed" });
  const allow = async (who: typeof owner, allowed: boolean) =>
    allowStaff(services, { shopId: shop.id, staff: await who(), allow: allowed });
  await expect(allow(staff, true)).rejects.toMatchObject({ code: "owner-only" });
  await allow(owner, true);
  expect((await buy()).confirmationUrl).toContain("RequestOneTimeApplicationCharge");
  await allow(owner, false);
  await expect(buy()).rejects.toMatchObject({ code: "billing-not-allowed" });
  const told = await services.db.activityEntry.findMany({ where: { shopId: shop.id, event: "purchase-started" } });
  expect(told.at(-1)?.data).toMatchObject({ staff: "43", credits: 250 });
});

test("a purchase of a shop that was erased meanwhile waits for it, and holds up nobody's", async () => {
  const { shop } = await aBuyer();
  const { id } = await services.db.creditPending.create({
    data: {
      ...{ shopId: crypto.randomUUID(), credits: 50, priceCents: 900, currencyCode: "USD", test: true },
      chargeId: `gid://shopify/AppPurchaseOneTime/${newId()}`,
    },
  });
  expect(await settlePurchase(services, { purchaseId: id })).toMatchObject({ status: "pending" });
  const { chargeId } = await asked(services, shop);
  const had = await balanceOf(services, shop);
  decide(shop, chargeId, "ACTIVE");
  services.clock.moveDays(0.01);
  await sweepPurchases(services);
  expect(await balanceOf(services, shop)).toBe(had + 50);
});
