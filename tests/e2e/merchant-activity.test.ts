import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { until } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// What could not be done, what a merchant can do about it, and what happened.

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700" } });
const { buy, column, personalized, prints } = ordersOf(stack);
const text = ({ app }: MerchantPage) => app.locator("body").innerText();

beforeAll(async () => {
  await openShops(stack().urls);
}, 60_000);

test("a shop without trouble is told so, and what happened", async () => {
  const order = await buy("the-howl", await personalized("the-howl"), { paid: true });
  await until(
    () => prints(order),
    ([status]) => status === "completed",
    { withinMs: 60_000, what: "the print" },
  );
  const admin = await openMerchantPage(stack());
  await admin.open("/app/activity", "Activity");
  await expect.poll(() => text(admin)).toContain("All is well");
  await expectAccessible(admin.page);
  await admin.app.getByRole("tab", { name: "From Shopify" }).click();
  await expect.poll(() => text(admin)).toMatch(/An order was paid[\s\S]*Applied/);
  await expectAccessible(admin.page);
  await admin.app.getByRole("tab", { name: "What happened" }).click();
  await expect.poll(() => text(admin)).toContain("A print file is ready");
  await admin.app.getByRole("link", { name: order.name }).first().waitFor();
  await expectAccessible(admin.page);
  await admin.page.goBack();
  await expect.poll(() => text(admin)).toContain("Applied");
});

test("what failed says why and what trying again does; one and then all are tried again, and are gone", async () => {
  const order = await buy("the-howl", await personalized("the-howl"), { paid: true });
  await until(
    () => prints(order),
    ([status]) => status === "completed",
    { withinMs: 60_000, what: "the print" },
  );
  await column("UPDATE prints SET status = 'failed', failure = 'render-failed', image_id = NULL RETURNING id");
  await column(
    `INSERT INTO webhook_inbox (id, source, delivery_id, topic, shop_domain, body, status, attempts)
     VALUES (gen_random_uuid(), 'shopify', 'test-1', 'app/scopes_update', 'pawprints.myshopify.com',
             '{"current":["read_orders"]}', 'failed', 20) RETURNING id`,
  );
  const admin = await openMerchantPage(stack());
  await admin.open("/app/activity", "Activity");
  await expect.poll(() => text(admin)).toContain("Something went wrong while it was drawn");
  expect(await text(admin)).toContain("It costs 1 credit when it succeeds");
  expect(await text(admin)).toContain("It was tried 20 times");
  await expectAccessible(admin.page);
  await admin.app.getByRole("button", { name: /^Try again: A message from Shopify/ }).click();
  await admin.toast("1 is being tried again");
  await expect.poll(() => text(admin)).not.toContain("It was tried 20 times");
  await admin.button("Try all again").click();
  await admin.toast("2 are being tried again");
  await expect.poll(() => text(admin), { timeout: 10_000 }).toContain("All is well");
  await until(
    () => column("SELECT status FROM prints"),
    (all) => all.every((status) => status === "completed"),
    { withinMs: 60_000, what: "both prints" },
  );
});

test("on a phone nothing scrolls sideways, in any tab", async () => {
  const admin = await openMerchantPage(stack(), { viewport: narrow });
  for (const tab of ["", "?tab=messages", "?tab=history"]) {
    await admin.open(`/app/activity${tab}`, "Activity");
    expect([tab, await admin.scrollsSideways()]).toEqual([tab, false]);
  }
});
