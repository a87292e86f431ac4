import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { until } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { type Bought, ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// A merchant's photos: finding them, keeping them, letting them go, and the receipt for it.

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700" } });
const { buy, column, personalized } = ordersOf(stack);

let order: Bought;

beforeAll(async () => {
  await openShops(stack().urls);
  order = await buy("the-howl", await personalized("the-howl"), { paid: true });
  await personalized("the-howl");
  await personalized("royal-portrait");
  await until(
    () => column("SELECT count(*) FROM images WHERE kind = 'print' AND status = 'completed'"),
    ([count]) => count === "1",
    { withinMs: 60_000, what: "the print" },
  );
}, 120_000);

const named = ({ app }: MerchantPage) => app.locator("a[data-primary-link]");
const inDialog = ({ app }: MerchantPage, name: string) =>
  app.getByRole("dialog").getByRole("button", { name, exact: true });
const shows = (admin: MerchantPage, count: number) =>
  expect.poll(() => named(admin).count(), { timeout: 10_000 }).toBe(count);

test("a merchant finds an order's photo, archives it, and sees what it is, where it is used and what happened", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/photos", "Photos");
  await shows(admin, 3);
  await expectAccessible(admin.page);

  await admin.open(`/app/photos?order=${order.name.slice(1)}`, "Photos");
  await shows(admin, 1);
  await admin.app.getByText(`Order ${order.name.slice(1)}`).waitFor();
  await admin.app.getByLabel("Select rex.jpg").check();
  await admin.button("Archive").click();
  await admin.toast("1 photo was archived");

  await named(admin).first().click();
  await admin.heading("rex.jpg").waitFor();
  const text = () => admin.app.locator("body").innerText();
  await expect.poll(text).toMatch(/You archived it/);
  expect(await text()).toMatch(/Pixels\s+1,800 × 2,000/);
  await admin.app.getByRole("link", { name: order.name }).waitFor();
  await admin.app.getByText("Print file", { exact: true }).waitFor();
  await expectAccessible(admin.page);
});

test("a photo on hold can't be deleted; without the hold it is, after the merchant was told what goes with it", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/photos?view=list", "Photos");
  await shows(admin, 3);
  await named(admin).first().click();
  await admin.heading("rex.jpg").waitFor();

  await admin.button("Put on hold…").click();
  await admin.app.getByLabel("Why").fill("Claim 4711");
  await inDialog(admin, "Put on hold").click();
  await admin.toast("1 photo is on hold");
  await admin.app.getByText("Claim 4711").waitFor();
  expect(await admin.button("Delete…").count()).toBe(0);

  await admin.button("End the hold").click();
  await admin.toast("1 hold ended");
  await admin.button("Delete…").click();
  await admin.app.getByText("1 photo is deleted for good").waitFor();
  await admin.app.getByText(/1 preview/).waitFor();
  await inDialog(admin, "Delete").click();
  await admin.toast("1 photo was deleted");

  await admin.app.getByText(/^Deleted on/).waitFor();
  const saving = admin.page.waitForEvent("download");
  await admin.button("Download receipt").click();
  const receipt = JSON.parse(await readFile(await (await saving).path(), "utf8"));
  expect(receipt).toMatchObject({ kind: "likeness-deletion-receipt", signature: { algorithm: "Ed25519" } });
  await admin.app.getByText("You deleted it").waitFor();

  await admin.open("/app/photos?state=deleted", "Photos");
  await shows(admin, 1);
});

test("the original is saved under its own name, and the photo's timeline says that it was read", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/photos", "Photos");
  await named(admin).first().click();
  await admin.heading("rex.jpg").waitFor();
  const asked = admin.page.context().waitForEvent("request", (request) => request.url().includes("as=rex.jpg"));
  await admin.button("Download: rex.jpg").click();
  const file = await admin.page.request.get((await asked).url());
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="?rex\.jpg/);
  await admin.app.getByText("You downloaded it").waitFor();
});

test("on a phone nothing scrolls sideways, in either view", async () => {
  const admin = await openMerchantPage(stack(), { viewport: narrow });
  for (const view of ["", "?view=list"]) {
    await admin.open(`/app/photos${view}`, "Photos");
    await named(admin).first().waitFor();
    expect(await admin.scrollsSideways()).toBe(false);
  }
  await named(admin).first().click();
  await admin.heading("rex.jpg").waitFor();
  expect(await admin.scrollsSideways()).toBe(false);
});

test("another shop sees none of it, and is told what will be here", async () => {
  const [photoId = ""] = await column("SELECT id FROM images WHERE kind = 'original' LIMIT 1");
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await admin.open("/app/photos", "Photos");
  await admin.app.getByText("Shoppers’ photos appear here").waitFor();
  await admin.page.goto(admin.page.url().replace("/app/photos", `/app/photos/${photoId}`));
  await admin.app.getByText("There is no such photo.").waitFor();
  admin.forgive(/404/);
});
