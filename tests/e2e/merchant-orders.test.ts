import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { knock, until } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage, wide } from "../helpers/merchant-page.ts";
import { type Bought, ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// What a merchant sees of their orders: the list, each kind of order, its print file, and nothing of another shop's.

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700" } });
const { buy, column, personalized, prints } = ordersOf(stack);

let printed: Bought;
let unpaid: Bought;
let missing: Bought;
let forged: Bought;

beforeAll(async () => {
  await openShops(stack().urls);
  printed = await buy("the-howl", await personalized("the-howl"), { paid: true });
  unpaid = await buy("royal-portrait", await personalized("royal-portrait"), { paid: false });
  missing = await buy("the-howl", undefined, { paid: true });
  forged = await buy("the-howl", "forged.id", { paid: true });
  await until(
    () => prints(printed),
    ([status]) => status === "completed",
    { withinMs: 60_000, what: "the print" },
  );
  await until(
    () => column("SELECT id::text FROM orders"),
    (orders) => orders.length === 4,
    { what: "four orders" },
  );
}, 120_000);

async function openOrder({ name }: Bought, admin?: MerchantPage): Promise<MerchantPage> {
  const merchant = admin ?? (await openMerchantPage(stack()));
  await merchant.open("/app/orders", "Orders");
  await merchant.app.getByRole("link", { name, exact: true }).click();
  await merchant.heading(name).waitFor();
  return merchant;
}

const listed = ({ app }: MerchantPage) => app.locator("a[data-primary-link]").allInnerTexts();

async function lists(admin: MerchantPage, ...orders: Bought[]): Promise<void> {
  await expect.poll(() => listed(admin), { timeout: 10_000 }).toEqual(orders.map(({ name }) => name));
}

const tab = (admin: MerchantPage, name: string) => admin.app.getByRole("tab", { name, exact: true });

/** Waits until the picture is there, and answers its width in pixels. */
async function drawnWidth(admin: MerchantPage, alt: string): Promise<number> {
  const picture = admin.app.getByRole("img", { name: alt, exact: true });
  const width = () => picture.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0));
  await expect.poll(width, { timeout: 10_000 }).toBeGreaterThan(0);
  return width();
}

test("the list says of each order, newest first, how it stands", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/orders", "Orders");
  await lists(admin, forged, missing, unpaid, printed);

  for (const [order, items, status] of [
    [forged, "None", "Needs attention"],
    [missing, "None", "Needs attention"],
    [unpaid, "1 item", "Awaiting payment"],
    [printed, "1 item", "Print ready"],
  ] as const) {
    const row = admin.app.getByRole("row").filter({ hasText: order.name });
    await row.getByRole("cell", { name: items, exact: true }).waitFor();
    await row.getByRole("cell", { name: status }).waitFor();
  }
});

test("a tab shows its orders only, a reload stays in it, and the back button returns to the one before", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/orders", "Orders");
  await tab(admin, "Needs attention (2)").click();
  await lists(admin, forged, missing);
  expect(admin.address()).toBe("/app/orders?status=needs-attention");

  await admin.page.reload();
  await lists(admin, forged, missing);
  await tab(admin, "Awaiting payment").click();
  await lists(admin, unpaid);
  await admin.page.goBack();
  await lists(admin, forged, missing);
  expect(await tab(admin, "Needs attention (2)").getAttribute("aria-selected")).toBe("true");
});

test("a search finds orders by their number, outlives a reload, and one that finds nothing leads back to all orders", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/orders", "Orders");
  await admin.button("Search and filter results").click();
  const search = admin.app.getByPlaceholder("Search by order number");
  await search.fill(unpaid.name.slice(1));
  await lists(admin, unpaid);
  expect(admin.address()).toBe(`/app/orders?search=${unpaid.name.slice(1)}`);

  await admin.page.reload();
  await lists(admin, unpaid);
  expect(await search.inputValue()).toBe(unpaid.name.slice(1));

  await search.fill("no such order");
  await admin.app.getByText("No orders found").waitFor();
  await admin.button("Show all orders").click();
  await lists(admin, forged, missing, unpaid, printed);
  expect(admin.address()).toBe("/app/orders");
});

test("a shop without orders is told what will be here, which is not the same as finding nothing", async () => {
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await admin.open("/app/orders", "Orders");
  await admin.app.getByText("Orders with photos appear here").waitFor();
  await admin.app.getByRole("link", { name: "See artworks" }).click();
  await admin.heading("Artworks").waitFor();
});

test("home leads to the orders that need attention, and each says what is wrong and what to do", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("", "Home");
  await admin.app.getByText("2 orders need your attention").waitFor();
  await admin.app.getByRole("link", { name: "See these orders" }).click();
  await lists(admin, forged, missing);

  await openOrder(missing, admin);
  await admin.app.getByText("This item came without a photo", { exact: true }).waitFor();
  await admin.app.getByText("Ask the shopper for one, or refund the item.", { exact: false }).waitFor();
  await openOrder(forged, admin);
  await admin.app.getByText("The photo of this item can't be trusted").waitFor();
  await admin.app.getByText("Nothing is printed.", { exact: false }).waitFor();
  expect(await admin.app.getByRole("link", { name: "Download print file" }).count()).toBe(0);
});

test("a printed order shows what the shopper saw, their photo, and what happened in words", async () => {
  const admin = await openOrder(printed);

  expect(await drawnWidth(admin, "The Howl as the shopper saw it")).toBe(1000);
  expect(await drawnWidth(admin, "The shopper's photo: rex.jpg")).toBeGreaterThan(100);
  const text = await admin.app.locator("body").innerText();
  expect(text).toMatch(/Quantity\s+2/);
  expect(text).toMatch(/Pixels\s+1,800 × 2,000/);
  expect(text).toMatch(/Kept as\s+Ordered, not shipped yet/);
  const events = await admin.app.getByRole("heading", { name: "Timeline" }).locator("..").locator("li").allInnerTexts();
  const told = events.map((event) => event.split("\n")[0]);
  expect(told.toSorted()).toEqual(
    [
      "A print file is ready",
      "The photo is kept for this order",
      "The order was paid",
      "The order was placed",
      "The photo arrived",
    ].toSorted(),
  );
  expect(told.at(-1)).toBe("The photo arrived");
});

test("the print file is saved as a picture named after the order", async () => {
  const admin = await openOrder(printed);
  const link = admin.app.getByRole("link", { name: "Download print file" });
  const answer = await admin.page.request.get((await link.getAttribute("href")) ?? "");

  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^attachment; filename="?1001-the-howl-.*\.png/),
  });
  expect(await sharp(await answer.body()).metadata()).toMatchObject({
    format: "png",
    width: 3000,
    height: 3600,
    density: 300,
  });
});

test("an order that waits for its payment says so, and gets its print while the page is open", async () => {
  const admin = await openOrder(unpaid);
  await admin.app.getByText("The print file is made when the order is paid.").waitFor();

  await knock(stack().urls.control, `orders/pawprints/${unpaid.id}/pay`, {});
  await until(
    () => prints(unpaid),
    ([status]) => status !== undefined,
    { what: "the payment" },
  );
  await openOrder(unpaid, admin);

  await admin.app.getByRole("link", { name: "Download print file" }).waitFor({ timeout: 60_000 });
});

test("a print that could not be made says why, and is made when the merchant tries again after the repair", async () => {
  const lineId = await personalized("storybook-meadow");
  const photo = await newestOriginal();
  const bytes = await readFile(photo);
  await writeFile(photo, "not what was uploaded");
  const failed = await buy("storybook-meadow", lineId, { paid: true });
  await until(
    () => prints(failed),
    ([status]) => status === "failed",
    { withinMs: 60_000, what: "the failure" },
  );

  const admin = await openOrder(failed);
  await admin.app.getByText("The print file could not be made", { exact: true }).waitFor();
  await admin.app.getByText("The stored photo is not the one that was uploaded", { exact: false }).waitFor();
  await admin.app.getByText("A print file could not be made", { exact: true }).waitFor();
  const unreadable = /\/app\/photos\//; // the picture of a photo that can't be read
  await expect.poll(() => admin.problems.some((problem) => unreadable.test(problem)), { timeout: 20_000 }).toBe(true);
  admin.forgive(unreadable);
  await writeFile(photo, bytes);
  await admin.button("Try again").click();

  await admin.app.getByRole("link", { name: "Download print file" }).waitFor({ timeout: 60_000 });
  await admin.app.getByText("A print file was asked for again", { exact: true }).waitFor();
  expect(await prints(failed)).toEqual(["completed"]);
}, 180_000);

/** The stored photo that came last. */
async function newestOriginal(): Promise<string> {
  const [key] = await column(
    "SELECT storage_key FROM images WHERE kind = 'original' AND storage_key IS NOT NULL ORDER BY received_at DESC LIMIT 1",
  );
  const file = join(stack().folder, "storage", key ?? "");
  expect(await readdir(join(file, ".."))).not.toHaveLength(0);
  return file;
}

test("a print file whose time was over can be made again as long as the photo is there", async () => {
  await column(
    `UPDATE images SET status = 'gone', storage_key = NULL, deleted_at = now() WHERE id IN (
       SELECT p.image_id FROM prints p JOIN order_items i ON i.id = p.order_item_id JOIN orders o ON o.id = i.order_id
        WHERE o.shopify_order_id = $1)`,
    [String(printed.id)],
  );
  const admin = await openOrder(printed);
  await admin.app.getByText("The print file was deleted when its time was over.").waitFor();

  await admin.button("Make it again").click();

  await admin.app.getByRole("link", { name: "Download print file" }).waitFor({ timeout: 60_000 });
});

test("a cancelled order says that nothing of it is printed", async () => {
  const cancelled = await buy("the-howl", await personalized("the-howl"), { paid: false });
  await knock(stack().urls.control, `orders/pawprints/${cancelled.id}/cancel`, {});
  await until(
    () => column("SELECT id::text FROM orders WHERE cancelled_at IS NOT NULL"),
    (orders) => orders.length === 1,
    { what: "the cancellation" },
  );

  const admin = await openOrder(cancelled);

  await admin.app.getByText("The order was cancelled, so this item is not printed.").waitFor();
  expect(await admin.app.getByText("Print file", { exact: true }).count()).toBe(0);
});

test("another shop finds nothing of these orders, not even by their address", async () => {
  const [orderId] = await column("SELECT id::text FROM orders WHERE shopify_order_id = $1", [String(printed.id)]);
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await admin.open(`/app/orders/${orderId}`, "We can't find that page");
  await admin.app.getByText("There is no such order.").waitFor();
  expect(admin.documents.at(-1)).toMatchObject({ status: 404 });
  expect(await admin.app.locator("body").innerText()).not.toContain(printed.name);
  admin.forgive(/status of 404/);

  await admin.app.getByRole("link", { name: "See all orders" }).last().click();
  await admin.app.getByText("Orders with photos appear here").waitFor();
});

test.each([
  ["wide", wide],
  ["phone", narrow],
])("no page scrolls sideways or complains in the console on a %s window", async (_name, viewport) => {
  const admin = await openMerchantPage(stack(), { viewport });
  const [artworkId] = await column(
    "SELECT a.id::text FROM artworks a JOIN shops s ON s.id = a.shop_id WHERE s.domain LIKE 'pawprints%' AND a.title = 'Best Friends'",
  );
  const sideways: string[] = [];
  for (const [path, heading] of [
    ["", "Home"],
    ["/app/artworks", "Artworks"],
    [`/app/artworks/${artworkId}`, "Best Friends"],
    ["/app/orders", "Orders"],
    ["/app/orders?status=needs-attention", "Orders"],
    ["/app/settings", "Settings"],
  ] as const) {
    await admin.open(path, heading);
    await admin.page.waitForLoadState("networkidle");
    if (await admin.scrollsSideways()) sideways.push(path);
  }
  for (const order of [printed, missing, forged]) {
    await openOrder(order, admin);
    if (await admin.scrollsSideways()) sideways.push(order.name);
  }
  expect(sideways).toEqual([]);
});
