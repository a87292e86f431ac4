import { expect, test } from "vitest";
import { redeemVoucher } from "../../app/domain/credits/redeem-voucher.ts";
import { aShop } from "../helpers/builders.ts";
import { likeness } from "../helpers/command.ts";
import { testServices } from "../helpers/services.ts";

async function aVoucher(services: Awaited<ReturnType<typeof testServices>>, options: string) {
  const { out, code } = await likeness(services, `credits voucher create ${options} --json --execute`);
  expect(code).toBe(0);
  return JSON.parse(out) as { code: string };
}

const balanceOf = async ({ db }: Awaited<ReturnType<typeof testServices>>, shopId: string) =>
  (await db.shopCredits.findUniqueOrThrow({ where: { shopId } })).available;

test("a shop that uses one many times at once gets its credits once", async () => {
  const services = await testServices();
  const shop = await aShop(services, { credits: 0 });
  const { code } = await aVoucher(services, "--credits 50 --limit 10");
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => redeemVoucher(services, { shopId: shop.id, code: code.toLowerCase() })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await balanceOf(services, shop.id)).toBe(50);
  await expect(redeemVoucher(services, { shopId: shop.id, code })).rejects.toMatchObject({ code: "voucher-used" });
});

test("one for three shops is used by three of ten who come at once", async () => {
  const services = await testServices();
  const shops = await Promise.all(Array.from({ length: 10 }, () => aShop(services, { credits: 0 })));
  const { code } = await aVoucher(services, "--credits 20 --limit 3");
  const tries = await Promise.allSettled(shops.map(({ id: shopId }) => redeemVoucher(services, { shopId, code })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const balances = await Promise.all(shops.map(({ id }) => balanceOf(services, id)));
  expect(balances.reduce((sum, each) => sum + each, 0)).toBe(60);
});

test("past its day, ended, or made up, it gives nothing and says why", async () => {
  const services = await testServices();
  const { id: shopId } = await aShop(services, { credits: 0 });
  const tomorrow = new Date(services.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const old = await aVoucher(services, `--credits 5 --expires ${tomorrow}`);
  const ended = await aVoucher(services, "--credits 5");
  expect((await likeness(services, `credits voucher end ${ended.code} --execute`)).code).toBe(0);
  services.clock.moveDays(2);
  await expect(redeemVoucher(services, { shopId, code: old.code })).rejects.toMatchObject({ code: "voucher-over" });
  await expect(redeemVoucher(services, { shopId, code: ended.code })).rejects.toMatchObject({ code: "voucher-over" });
  for (const code of ["ABCD-EFGH-JKMN", "", "x".repeat(5_000)]) {
    await expect(redeemVoucher(services, { shopId, code })).rejects.toMatchObject({ code: "voucher-unknown" });
  }
  expect(await balanceOf(services, shopId)).toBe(0);
});
