import { expect, test } from "vitest";
import { requestPurchase } from "../../app/domain/credits/request-purchase.ts";
import { sweepPurchases } from "../../app/domain/credits/sweep-purchases.ts";
import { DomainError } from "../../app/domain/errors.ts";
import { aShop } from "../helpers/builders.ts";
import { likeness } from "../helpers/command.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

/** Shopify's charges, as a test wants them to be. */
function charges() {
  const all = new Map<
    string,
    { id: string; status: string; test: boolean; price: { amount: string; currencyCode: string } }
  >();
  const admin = {
    async graphql<Data>(domain: string, document: string, variables: Record<string, unknown> = {}): Promise<Data> {
      if (domain.startsWith("away")) throw new DomainError("shop-unreachable");
      if (document.includes("appPurchaseOneTimeCreate")) {
        const id = `gid://shopify/AppPurchaseOneTime/${1_000 + all.size}`;
        const price = variables.price as { amount: string; currencyCode: string };
        all.set(id, { id, status: "ACTIVE", test: true, price });
        return {
          appPurchaseOneTimeCreate: { appPurchaseOneTime: { id }, confirmationUrl: "https://x", userErrors: [] },
        } as Data;
      }
      if (document.includes("oneTimePurchases")) {
        const nodes = [...all.values()];
        const first = variables.after ? nodes.slice(1) : nodes.slice(0, 1);
        const pageInfo = { hasNextPage: !variables.after && nodes.length > 1, endCursor: "1" };
        return { currentAppInstallation: { oneTimePurchases: { nodes: first, pageInfo } } } as Data;
      }
      return { node: all.get(String(variables.id)) ?? null } as Data;
    },
  };
  return { admin, all };
}

const owner = async () => ({ staffId: "42", accountOwner: true });

const said = async (services: TestServices, line: string) => {
  const { code, out, err } = await likeness(services, line);
  return { code, text: out + err };
};

test("what was bought agrees with Shopify's charges, until one of them does not", async () => {
  const { admin, all } = charges();
  const services = await testServices({ admin });
  const shop = await aShop(services);
  await requestPurchase(services, { shop, credits: 50, buyer: owner });
  await requestPurchase(services, { shop, credits: 250, buyer: owner });
  await sweepPurchases(services);
  const reconcile = () => said(services, `credits reconcile --shop ${shop.domain}`);
  expect(await reconcile()).toMatchObject({ code: 0, text: "All agrees: 1 shop.\n" });

  const [first, second] = [...all.keys()] as [string, string];
  const paid = all.get(first);
  if (paid) paid.price = { ...paid.price, amount: "1.00" };
  all.delete(second);
  all.set("gid://shopify/AppPurchaseOneTime/7", {
    id: "gid://shopify/AppPurchaseOneTime/7",
    status: "ACTIVE",
    test: false,
    price: { amount: "9.00", currencyCode: "USD" },
  });
  const { code, text } = await reconcile();
  expect(code).toBe(1);
  for (const kind of ["other-amount", "not-paid", "not-granted"]) expect(text).toContain(kind);
  expect(text).toContain("3 entries do not agree");
});

test("a shop that can't be asked is told, and does not pass for one that agrees", async () => {
  const { admin } = charges();
  const services = await testServices({ admin });
  const shop = await aShop(services, { domain: "away.myshopify.com" });
  expect(await said(services, `credits reconcile --shop ${shop.domain}`)).toMatchObject({
    code: 1,
    text: expect.stringContaining("1 shops could not be asked"),
  });
});

test("credits are given and taken back, never more than there are, and only with --execute", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 5 });
  const balance = async () =>
    JSON.parse((await likeness(services, `credits balance --shop ${shop.domain} --json`)).out).available;
  await said(services, `credits adjust ${shop.domain} 20 --reason sorry`);
  expect(await balance()).toBe(5);
  await said(services, `credits adjust ${shop.domain} 20 --reason sorry --execute`);
  expect(await balance()).toBe(25);
  const taken = await said(services, `credits adjust ${shop.domain} -100 --reason mistake --execute`);
  expect(taken.text).toContain("Entered -25");
  expect(await balance()).toBe(0);
  const table = await said(services, `credits balance --shop ${shop.domain}`);
  expect(table.text).toMatch(new RegExp(`${shop.domain} +0 +0 +0 +0`));
});

test("an overdraft can't be taken from under what is owed", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 0 });
  await said(services, `credits overdraft ${shop.domain} 5 --execute`);
  await services.db.$executeRaw`INSERT INTO credit_transactions
    (shop_id, seq, kind, available, held, available_after, held_after, external_id, at)
    VALUES (${shop.id}::uuid, 1, 'adjustment', -3, 0, -3, 0, 'test', now())`;
  expect(await said(services, `credits overdraft ${shop.domain} 2 --execute`)).toMatchObject({
    code: 1,
    text: expect.stringContaining("owes more than that"),
  });
  expect((await said(services, `credits overdraft ${shop.domain} 3 --execute`)).code).toBe(0);
});

test.each([
  "credits adjust demo.myshopify.com 0 --reason x",
  "credits adjust demo.myshopify.com many --reason x",
  "credits adjust demo.myshopify.com 5",
  "credits refund gid://shopify/x",
  "credits voucher create",
  "credits voucher create --credits 0",
  "credits voucher create --credits 5 --expires 2027-02-30",
])("%s is wrong use", async (line) => {
  expect((await said(await testServices(), line)).code).toBe(2);
});
