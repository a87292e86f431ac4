import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { addToCart, openCart } from "../carts.ts";
import { readManifest } from "../manifest.ts";
import { checkout } from "../orders.ts";
import { seedWorld } from "../seed.ts";
import { Refusal, type Shop } from "../state.ts";
import { adminHandler } from "./admin.ts";

const open: http.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function anAdmin() {
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
  const shop = world.shops[0] as Shop;
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    adminHandler({ request, response, url, world, method: request.method ?? "GET" }).then(
      (answered) => answered || response.writeHead(404).end(),
      (error) => response.writeHead(error instanceof Refusal ? error.status : 500).end(String(error)),
    );
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, form?: Record<string, string>) =>
    fetch(origin + path, { redirect: "manual", ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}) });
  return { ask, shop, world };
}

test("a shop without the app is asked first, then gets it in a frame with a signed address", async () => {
  const { ask, shop } = await anAdmin();
  const page = "/store/pawprints/apps/likeness/app/orders?status=paid";
  expect(await (await ask(page)).text()).toContain("Install Likeness");
  const installed = await ask("/store/pawprints/install", { back: page });
  expect(installed.headers.get("location")).toBe(page);
  expect(shop.installed).toBe(true);
  expect(shop.grantedScopes).toContain("read_products");
  const source = /<iframe[^>]* data-src="([^"]+)"/.exec(await (await ask(page)).text())?.[1]?.replaceAll("&amp;", "&");
  const url = new URL(source ?? "");
  expect(url.origin + url.pathname).toBe("http://localhost:4101/app/orders");
  const names = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "status", "timestamp"];
  expect([...url.searchParams.keys()].sort()).toEqual(names);
  expect(url.searchParams.get("locale")).toBe("en");
});

test("installing leads nowhere but back into this admin", async () => {
  const { ask } = await anAdmin();
  const answer = await ask("/store/pawprints/install", { back: "https://elsewhere.example/" });
  expect(answer.headers.get("location")).toBe("/store/pawprints");
});

test("an order shows every property as text, and says what it refuses", async () => {
  const { ask, shop, world } = await anAdmin();
  const cart = openCart(shop, null);
  const properties = { _likeness: "signed.id", Name: "<b>Rex</b>" };
  addToCart(shop, cart, { variantId: shop.products[0]?.variants[0]?.id ?? 0, properties });
  const order = checkout(world, shop, cart, { customer: null, paid: false });
  const page = `/store/pawprints/orders/${order.id}`;
  const text = await (await ask(page)).text();
  expect(text).toContain("signed.id");
  expect(text).toContain("&lt;b&gt;Rex&lt;/b&gt;");
  await ask(`${page}/pay`, {});
  expect(order.financialStatus).toBe("paid");
  const refused = await ask(`${page}/pay`, {});
  expect(await (await ask(refused.headers.get("location") ?? "")).text()).toContain("is not waiting for payment");
});

test("the theme extension tells where its block stands", async () => {
  const { ask, shop } = await anAdmin();
  const read = async () => (await (await ask("/store/pawprints/bridge/extensions")).json())[0];
  expect(await read()).toMatchObject({ handle: "personalizer", type: "theme_app_extension" });
  expect((await read()).activations[0]).toMatchObject({ handle: "personalizer", target: "section", status: "active" });
  shop.blockOnTheme = false;
  expect((await read()).activations[0]).toMatchObject({ status: "available", activations: [] });
});

test("App Bridge's stand-in is one plain script, and old ways to the theme editor lead there", async () => {
  const { ask } = await anAdmin();
  const script = await ask("/app-bridge.js");
  expect(script.headers.get("content-type")).toContain("javascript");
  expect(await script.text()).toContain("resourcePicker");
  const editor = await ask("/shops/pawprints.myshopify.com/admin/themes/current/editor?template=product");
  expect(editor.headers.get("location")).toBe("/store/pawprints/themes/current/editor?template=product");
});
