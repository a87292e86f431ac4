import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { withClient } from "../../scripts/database.mjs";
import { cropFor, httpShopper, knock, offeredProduct, until } from "../helpers/http-shopper.ts";
import { type MerchantPage, openMerchantPage } from "../helpers/merchant-page.ts";
import { photoBytes } from "../helpers/photo.ts";
import { useStack } from "../helpers/stack.ts";

// From the consent page to a shop that works, through tokens that end, to the app's removal and back. The tests follow
// each other: each shop is one merchant's story.

const stack = useStack();
const control = <T = unknown>(path: string, body?: unknown) => knock<T>(stack().urls.control, path, body);

/** Gives consent in the admin, as a merchant who opens the app for the first time does. */
async function install(admin: MerchantPage, store: string, path = ""): Promise<void> {
  await admin.page.goto(`${stack().urls.control}/store/${store}/apps/likeness${path}`);
  await admin.page.getByRole("heading", { name: "Install Likeness" }).waitFor();
  await admin.adminButton("Install").click();
}

async function rows<Row>(query: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(String(stack().env.DATABASE_URL), async (client) => (await client.query(query, values)).rows);
}

const sessionsOf = (store: string) => rows("SELECT id FROM sessions WHERE shop = $1", [`${store}.myshopify.com`]);

/** What the app asked Shopify for in token requests, oldest first. */
async function tokenRequests(store: string): Promise<string[]> {
  const { entries } = await control<{ entries: { summary: string; status: number }[] }>(
    `log?kind=oauth&shop=${store}.myshopify.com`,
  );
  return entries.map(({ summary, status }) => `${summary} ${status}`);
}

async function assignTheHowl(admin: MerchantPage, artwork: string): Promise<void> {
  await admin.open("/app/artworks", "Artworks");
  await admin.app.getByRole("link", { name: artwork, exact: true }).click();
  await admin.button("Assign products").click();
  const picker = admin.page.getByRole("dialog", { name: "Add products" });
  await picker.getByRole("checkbox", { name: "The Howl" }).check();
  await picker.getByRole("button", { name: "Add", exact: true }).click();
}

const step = (admin: MerchantPage, title: string) => admin.app.getByRole("heading", { name: title, level: 3 });

test("consent given, the first page is there at once, though all its parts sign in at the same time", async () => {
  await control("block/pawprints", { onTheme: false });
  const admin = await openMerchantPage(stack());
  await install(admin, "pawprints");

  await admin.heading("Home").waitFor();
  await admin.app.getByText("0 of 3 steps done").waitFor();
  await admin.app.getByText("No shopper has sent a photo yet.", { exact: false }).waitFor();
  expect(admin.documents.map(({ status }) => status)).toEqual(admin.documents.map(() => 200));
  expect(await sessionsOf("pawprints")).toHaveLength(1);
});

test("a shop that opens another page first finds its artworks there all the same", async () => {
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await install(admin, "gallery-north", "/app/artworks");
  await admin.app.getByRole("link", { name: "The Howl", exact: true }).waitFor();
  expect(await rows("SELECT domain FROM shops ORDER BY domain")).toHaveLength(2);
});

test("the setup guide leads to an artwork on a product, the block on the theme and a first photo", async () => {
  const { urls } = stack();
  const admin = await openMerchantPage(stack());
  await admin.open("", "Home");
  await admin.app.getByRole("link", { name: "Choose an artwork" }).click();
  await admin.heading("Artworks").waitFor();
  await assignTheHowl(admin, "The Howl");
  await admin.toast("1 product assigned");

  await admin.open("", "Home");
  await admin.app.getByText("1 of 3 steps done").waitFor();
  await admin.button("Open the theme editor").click();
  await admin.page.waitForURL(/\/store\/pawprints\/themes\/current\/editor\?.*addAppBlockId=likeness-local-key/);
  await admin.page.getByRole("button", { name: "Remove" }).waitFor(); // the editor has added the block

  await admin.open("", "Home");
  await admin.app.getByText("The block is on your theme.").waitFor();
  const opened = admin.page.waitForEvent("popup");
  await admin.app.getByRole("link", { name: "Open the product page" }).click();
  const product = await opened;
  await product.getByRole("group", { name: "Your photo" }).waitFor();
  expect(product.url()).toBe(`${urls.storefronts.pawprints}/products/the-howl`);

  await httpShopper(urls.storefronts.pawprints).upload(await photoBytes());
  await admin.open("", "Home");
  await admin.app.getByText("You are all set.", { exact: false }).waitFor();
  await expect.poll(() => admin.app.getByText("Photos received").locator("..").innerText()).toMatch(/\b1$/);
});

test("the guide a merchant closed stays closed, and can be brought back", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("", "Home");
  await admin.button("Close the setup guide").click();
  await step(admin, "Try it as a shopper").waitFor({ state: "detached" });

  await admin.open("", "Home");
  await admin.button("Show setup guide").waitFor();
  expect(await step(admin, "Try it as a shopper").count()).toBe(0);

  await admin.button("Show setup guide").click();
  await step(admin, "Try it as a shopper").waitFor();
});

test("a page asked for without a shop may be framed by nobody", async () => {
  const answer = await fetch(`${stack().urls.web}/`, { headers: { "user-agent": "Mozilla/5.0 Chrome/140.0.0.0" } });
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("tokens that ran out are refreshed without the merchant noticing", async () => {
  const before = (await tokenRequests("pawprints")).length;
  await rows("UPDATE sessions SET expires = now() + interval '1 minute' WHERE shop = $1", ["pawprints.myshopify.com"]);
  await control("tokens/pawprints/expire", {});

  const admin = await openMerchantPage(stack());
  await admin.open("", "Home");
  await assignTheHowl(admin, "Royal Portrait");
  await admin.toast("1 product assigned");

  const made = (await tokenRequests("pawprints")).slice(before);
  expect(made.length).toBeGreaterThan(0);
  expect(made.every((request) => request.endsWith(" 200"))).toBe(true);
});

test("a token Shopify ended before its time is refreshed in passing", async () => {
  const admin = await openMerchantPage(stack());
  await control("tokens/pawprints/expire", {});
  await assignTheHowl(admin, "Storybook Meadow");
  await admin.toast("1 product assigned");
});

test("when Shopify has revoked all tokens, the pages still open and trying again signs the shop in anew", async () => {
  const admin = await openMerchantPage(stack());
  await control("tokens/pawprints/revoke", {});
  await assignTheHowl(admin, "The Howl");
  await admin.app.getByText("1 product could not be updated in Shopify").waitFor();

  await admin.button("Try again").click();

  await admin.toast("Products updated");
  expect(await sessionsOf("pawprints")).toHaveLength(1);
});

test("an app that was removed asks for consent again, refuses shoppers and forgets its tokens", async () => {
  const { urls, env } = stack();
  const admin = await openMerchantPage(stack());
  await admin.open("/app/settings", "Settings");
  await admin.app.getByLabel("Not in an order").fill("9");
  await admin.adminButton("Save").click();
  await admin.toast("Settings saved");

  await control("uninstall/pawprints", {});
  await until(
    () => sessionsOf("pawprints"),
    (sessions) => sessions.length === 0,
    { what: "no session left" },
  );

  await admin.page.reload();
  await admin.page.getByRole("heading", { name: "Install Likeness" }).waitFor();
  // Shopify itself sends nothing any more; one who signs as Shopify does learns nothing either.
  const query = new URLSearchParams({
    shop: "pawprints.myshopify.com",
    logged_in_customer_id: "",
    path_prefix: "/apps/likeness",
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  const signed = [...query]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("");
  query.set("signature", createHmac("sha256", String(env.SHOPIFY_API_SECRET)).update(signed).digest("hex"));
  const answer = await fetch(`${urls.web}/proxy/session?${query}`, { method: "POST", body: "{}" });
  expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
    status: 403,
    error: { code: "shop-unknown" },
  });
});

test("installed again, the shop finds its settings and its products as they were", async () => {
  const { urls } = stack();
  const admin = await openMerchantPage(stack());
  await install(admin, "pawprints", "/app/settings");
  await admin.heading("Settings").waitFor();
  expect(await admin.app.getByLabel("Not in an order").inputValue()).toBe("9");

  const shopper = httpShopper(urls.storefronts.pawprints);
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const size = { widthPx: 1600, heightPx: 1200 };
  const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
  const photoId = await shopper.upload(await photoBytes(size));
  expect((await shopper.personalize(product, { photoId, ...chosen })).lineId).not.toBe("");
});
