import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Exchange, type Handler, readForm, redirect, sendHtml, sendJson } from "../http.ts";
import { installApp } from "../installation.ts";
import { readShop, type Shop } from "../state.ts";
import { sendFile } from "../storefront/static-files.ts";
import { sendAppBridge } from "./app-bridge-script.ts";
import { appFrame, installPage } from "./app-frame.ts";
import { controlPage } from "./control-page.ts";
import { actOnOrder, orderPage, ordersPage } from "./orders-pages.ts";
import { pickerProducts, themeExtensions } from "./picker-data.ts";
import { editorPage, homePage, onlineStorePage, productsPage } from "./shop-pages.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The merchant's admin with the app in its frame, the admin's own pages, the control page, and the App Bridge script. */
export const adminHandler: Handler = async (exchange) => {
  const { url, world, response } = exchange;
  if (url.pathname === "/") return sendHtml(response, 200, controlPage(world).markup);
  if (url.pathname === "/app-bridge.js") return sendAppBridge(exchange);
  if (url.pathname === "/favicon.ico") return sendFile(exchange, join(here, "assets"), "favicon.svg");
  if (url.pathname.startsWith("/admin-assets/"))
    return sendFile(exchange, join(here, "assets"), url.pathname.split("/").at(-1) ?? "");

  // the theme editor's short address, and the real one of a shop's own domain
  const editor = /^(?:\/shops\/([^/]+))?\/admin\/themes\/current\/editor$/.exec(url.pathname);
  if (editor) {
    const shop = readShop(world, editor[1] ?? url.searchParams.get("shop") ?? "pawprints");
    return redirect(response, `/store/${shop.store}/themes/current/editor${url.search}`);
  }
  const [, store, path = "/"] = /^\/store\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  return store ? answerStore(exchange, readShop(world, store), path) : false;
};

async function answerStore(exchange: Exchange, shop: Shop, path: string): Promise<boolean> {
  const { method } = exchange;
  if (method === "POST") return answerAction(exchange, shop, path);
  if (path.startsWith("/bridge/")) return answerBridge(exchange, shop, path);
  const page = await findPage(exchange, shop, path.replace(/(.)\/$/, "$1"));
  return page ? sendHtml(exchange.response, 200, page.markup, { "cache-control": "no-store" }) : false;
}

async function findPage(exchange: Exchange, shop: Shop, path: string) {
  const app = /^\/apps\/([^/]+)(\/.*)?$/.exec(path);
  if (app) {
    const known = app[1] === "likeness" || app[1] === exchange.world.config.clientId;
    if (!known) return null;
    return shop.installed ? appFrame(exchange, shop, app[2] ?? "/") : installPage(exchange, shop);
  }
  const orderId = /^\/orders\/(\d+)$/.exec(path)?.[1];
  if (orderId) return orderPage(exchange, shop, Number(orderId));
  if (path === "/" || path === "/home") return homePage(exchange, shop);
  if (path === "/orders") return ordersPage(exchange, shop);
  if (path === "/products" || path.startsWith("/products/")) return productsPage(exchange, shop);
  if (path === "/themes") return onlineStorePage(exchange, shop);
  if (path === "/themes/current/editor") return editorPage(exchange, shop);
  return null;
}

async function answerAction(exchange: Exchange, shop: Shop, path: string): Promise<boolean> {
  const { world, request, response } = exchange;
  if (path === "/install") {
    const back = (await readForm(request)).get("back") ?? "";
    installApp(world, shop);
    // only to a page of this admin
    return redirect(response, back.startsWith(`/store/${shop.store}/apps/`) ? back : `/store/${shop.store}`, 303);
  }
  const [, orderId, action] = /^\/orders\/(\d+)\/(\w+)$/.exec(path) ?? [];
  if (!orderId || !action) return false;
  return actOnOrder(exchange, shop, Number(orderId), action);
}

/** What the script around the app's frame asks on the app's behalf. */
async function answerBridge({ world, response }: Exchange, shop: Shop, path: string): Promise<boolean> {
  const noStore = { "cache-control": "no-store" };
  if (path === "/bridge/products") return sendJson(response, 200, pickerProducts(world.config, shop), noStore);
  if (path === "/bridge/extensions") return sendJson(response, 200, await themeExtensions(shop), noStore);
  if (path !== "/bridge/scopes") return false;
  const scopes = { granted: shop.grantedScopes, required: world.manifest.scopes, optional: [] };
  return sendJson(response, 200, scopes, noStore);
}
