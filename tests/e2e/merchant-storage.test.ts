import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// What a merchant is told of their storage, and the clean-up that deletes what it showed and nothing else.

const stack = useStack();
const { column, personalized } = ordersOf(stack);

beforeAll(async () => {
  await openShops(stack().urls);
  for (let n = 0; n < 3; n += 1) await personalized("the-howl");
  // Two are old, one of them on hold.
  const ids = await column("SELECT id FROM images WHERE kind = 'original' ORDER BY created_at");
  const old = "created_at = now() - interval '40 days'";
  await column(`UPDATE images SET ${old} WHERE id = $1`, [ids[0]]);
  await column(`UPDATE images SET ${old}, held_at = now(), expires_at = NULL WHERE id = $1`, [ids[1]]);
}, 120_000);

test("a clean-up shows what would go, then deletes just that, and the numbers follow", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/storage", "Storage");
  await admin.app.getByText("Stored now").waitFor();
  await expectAccessible(admin.page);
  expect(await admin.button("Delete 1 photo").count()).toBe(0);

  await admin.button("Show what would go").click();
  await admin.app.getByText("1 photo would go, with what was made of it.").waitFor();
  await admin.app.getByText("1 is on hold and stays.").waitFor();
  await admin.app.getByLabel("Older than").selectOption("365");
  expect(await admin.button("Delete 1 photo").count()).toBe(0);
  await admin.button("Show what would go").click();
  await admin.app.getByText("Nothing of that age is stored there.").waitFor();

  await admin.app.getByLabel("Older than").selectOption("30");
  await admin.button("Show what would go").click();
  await admin.button("Delete 1 photo").click();
  await admin.page
    .locator("#toasts")
    .getByText(/files? deleted, .* freed$/)
    .waitFor();
  expect(await column("SELECT count(*) FROM images WHERE kind = 'original' AND status = 'completed'")).toEqual(["2"]);
});

test("a clean-up that is no longer what was shown is refused, and nothing goes", async () => {
  const admin = await openMerchantPage(stack());
  await column(
    "UPDATE images SET created_at = now() - interval '100 days' WHERE kind = 'original' AND held_at IS NULL",
  );
  await admin.open("/app/storage", "Storage");
  await admin.button("Show what would go").click();
  await admin.button("Delete 1 photo").waitFor();
  await column("UPDATE images SET held_at = now(), expires_at = NULL WHERE kind = 'original' AND status = 'completed'");
  await admin.button("Delete 1 photo").click();
  await admin.page
    .locator("#toasts")
    .getByText(/since you looked/)
    .waitFor();
  expect(await column("SELECT count(*) FROM images WHERE kind = 'original' AND status = 'completed'")).toEqual(["2"]);
});

test("the charts are tables too, and nothing scrolls sideways on a phone", async () => {
  const admin = await openMerchantPage(stack(), { viewport: narrow });
  await admin.open("/app/storage", "Storage");
  await admin.button("Show as a table").first().click();
  await admin.app.getByRole("columnheader", { name: "Shipped", exact: true }).waitFor();
  expect(await admin.scrollsSideways()).toBe(false);
});

test("a shop that stores nothing is told what will be here", async () => {
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await admin.open("/app/storage", "Storage");
  await admin.app.getByText("What you store appears here").waitFor();
});
