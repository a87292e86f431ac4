import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { installApp } from "../installation.ts";
import { readManifest } from "../manifest.ts";
import { seedWorld } from "../seed.ts";
import { Refusal, type Shop } from "../state.ts";
import { storefrontHandler } from "./storefront.ts";

const open: http.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A shop's storefront on a port of its own, and one browser that keeps its cookies. */
async function aStorefront(store = "pawprints") {
  const app = { appInternalUrl: "http://localhost:2", clientId: "key", clientSecret: "secret" };
  const config = {
    ...app,
    basePort: 4100,
    publicHost: "localhost",
    bindAddress: "127.0.0.1",
    schemaFile: "",
    tomlFile: "",
  };
  const world = seedWorld(config, readManifest("shopify.app.toml"));
  const told: { topic: string }[] = [];
  world.announce = (_shop, announcements) => void told.push(...announcements);
  const shop = world.shops.find((candidate) => candidate.store === store) as Shop;
  installApp(world, shop);
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const exchange = { request, response, url, world, shop, method: request.method ?? "GET" };
    storefrontHandler(exchange).catch((error) => {
      response.writeHead(error instanceof Refusal ? error.status : 500).end(String(error));
    });
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie };
    const answer = await fetch(origin + path, { redirect: "manual", ...init, headers });
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return answer;
  };
  const post = (path: string, body: unknown) =>
    ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const variantId = shop.products[0]?.variants[0]?.id ?? 0;
  return { ask, post, shop, told, variantId };
}

test("form data puts a line with its properties in the cart; private ones are not shown", async () => {
  const { ask, variantId } = await aStorefront();
  const form = new FormData();
  form.set("id", String(variantId));
  form.set("quantity", "2");
  form.set("properties[_likeness]", "signed.id");
  form.set("properties[Name]", "Rex <3");
  const added = await ask("/cart/add.js", { method: "POST", body: form });
  expect(added.status).toBe(200);
  expect(await added.json()).toMatchObject({
    variant_id: variantId,
    quantity: 2,
    properties: { _likeness: "signed.id" },
  });
  const page = await (await ask("/cart")).text();
  expect(page).toContain("Rex &lt;3");
  expect(page).not.toContain("signed.id");
});

test("the same variant with other properties is another line", async () => {
  const { ask, post, variantId } = await aStorefront();
  for (const id of ["a", "b", "b"])
    await post("/cart/add.js", { items: [{ id: variantId, quantity: 1, properties: { _likeness: id } }] });
  const cart = await (await ask("/cart.js")).json();
  expect(cart.item_count).toBe(3);
  expect(cart.items.map((item: { quantity: number }) => item.quantity)).toEqual([2, 1]);
});

test("what cannot be added is refused in Shopify's shape", async () => {
  const { post } = await aStorefront();
  const answer = await post("/cart/add.js", { items: [{ id: 1, quantity: 1 }] });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({
    status: 422,
    message: "Cannot find variant",
    description: "Cannot find variant",
  });
});

test("change and update find a line by place, key or variant; attributes stay with the cart", async () => {
  const { post, variantId } = await aStorefront();
  const added = await (await post("/cart/add.js", { id: variantId, properties: { _likeness: "a" } })).json();
  expect((await (await post("/cart/change.js", { line: 1, quantity: 4 })).json()).item_count).toBe(4);
  const changed = await (
    await post("/cart/change.js", { id: added.key, quantity: 1, properties: { _likeness: "b" } })
  ).json();
  expect(changed.items[0]).toMatchObject({ quantity: 1, properties: { _likeness: "b" } });
  const updates = { updates: { [variantId]: 0 }, attributes: { gift: "yes" }, note: "Hi" };
  expect(await (await post("/cart/update.js", updates)).json()).toMatchObject({
    item_count: 0,
    attributes: { gift: "yes" },
    note: "Hi",
  });
});

test("paying makes an order with every property and empties the cart", async () => {
  const { ask, post, shop, told, variantId } = await aStorefront();
  await post("/cart/add.js", { id: variantId, properties: { _likeness: "signed.id" } });
  const body = new URLSearchParams({ email: "ada@example.com", pay: "now" });
  const placed = await ask("/checkout", { method: "POST", body });
  expect(placed.status).toBe(303);
  expect(shop.orders[0]).toMatchObject({
    financialStatus: "paid",
    email: "ada@example.com",
    lines: [{ variantId, properties: [{ name: "_likeness", value: "signed.id" }] }],
  });
  expect(told.map(({ topic }) => topic)).toEqual(["orders/create", "orders/paid"]);
  const thanks = await (await ask(placed.headers.get("location") ?? "")).text();
  expect(thanks).toContain("Thank you, Ada!");
  expect(thanks).not.toContain("signed.id");
  expect((await ask("/checkout")).headers.get("location")).toBe("/cart");
});

test("an order can be placed without paying", async () => {
  const { ask, post, shop, variantId } = await aStorefront();
  await post("/cart/add.js", { id: variantId });
  await ask("/checkout", { method: "POST", body: new URLSearchParams({ pay: "later", email: "new@example.com" }) });
  expect(shop.orders[0]).toMatchObject({ financialStatus: "pending", customer: { email: "new@example.com" } });
});

test.each(["pawprints", "gallery-north"])(
  "%s draws its product section alone, for the variant asked for",
  async (store) => {
    const { ask, shop } = await aStorefront(store);
    const second = shop.products[0]?.variants[1];
    const section = await (await ask(`/products/the-howl?section_id=template--1__main&variant=${second?.id}`)).text();
    expect(section).toMatch(/^<section id="shopify-section-template--1__main" class="shopify-section/);
    expect(section).toContain(`name="id" ${store === "pawprints" ? "" : 'ref="variantId" '}value="${second?.id}"`);
    expect((await ask("/products/the-howl?section_id=nothing")).status).toBe(404);
  },
);

test("the block is on the page only while it is on the theme and the app is installed", async () => {
  const { ask, shop } = await aStorefront();
  const hasBlock = async () => (await (await ask("/products/the-howl")).text()).includes("shopify-app-block");
  expect(await hasBlock()).toBe(true);
  shop.blockOnTheme = false;
  expect(await hasBlock()).toBe(false);
  Object.assign(shop, { blockOnTheme: true, installed: false });
  expect(await hasBlock()).toBe(false);
});

test("assets are kept for a year under a version and asked for again without one", async () => {
  const { ask } = await aStorefront();
  const theme = "/cdn/shop/t/dawn/assets/theme.js";
  const plain = await ask(theme);
  expect(plain.headers.get("cache-control")).toBe("no-cache");
  expect((await ask(`${theme}?v=1`)).headers.get("cache-control")).toContain("immutable");
  expect((await ask(theme, { headers: { "if-none-match": plain.headers.get("etag") ?? "" } })).status).toBe(304);
  expect((await ask("/cdn/extensions/personalizer/assets/..%2f..%2fpackage.json")).status).toBe(404);
});

test("every product has a picture and pages that are none say so", async () => {
  const { ask, shop } = await aStorefront();
  for (const { images } of shop.products)
    expect((await ask(images[0]?.src ?? "")).headers.get("content-type")).toBe("image/svg+xml");
  expect((await ask("/pages/none")).status).toBe(404);
});
