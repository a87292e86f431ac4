import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ShopExchange, type ShopHandler, sendHtml, sendJson } from "../http.ts";
import { answerAccount } from "./account.ts";
import { extensionFolder } from "./app-block/render-blocks.ts";
import { answerCart, cartOf } from "./cart-routes.ts";
import { answerCheckout } from "./checkout.ts";
import { findProduct, renderNotFound, renderPage, renderSections } from "./pages.ts";
import { productJson } from "./product-json.ts";
import { findFile, sendFile } from "./static-files.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Everything a shopper sees and a theme asks for on a shop's own address. Always answers. */
export const storefrontHandler: ShopHandler = async (exchange) =>
  (await answerFile(exchange)) ||
  answerAccount(exchange) ||
  (await answerCart(exchange)) ||
  (await answerCheckout(exchange)) ||
  (await answerSections(exchange)) ||
  answerProductJson(exchange) ||
  answerPage(exchange);

/** Theme assets, the extension's assets, product images. */
async function answerFile(exchange: ShopExchange): Promise<boolean> {
  const { pathname } = exchange.url;
  const name = pathname.split("/").at(-1) ?? "";
  if (pathname === "/favicon.ico") return sendFile(exchange, join(here, "images"), "favicon.svg");
  if (pathname.startsWith("/cdn/extensions/personalizer/assets/"))
    return sendFile(exchange, join(extensionFolder(), "assets"), name);
  if (pathname.startsWith("/cdn/shop/checkout/")) return sendFile(exchange, join(here, "checkout"), name);
  if (pathname.startsWith("/cdn/shop/editor/")) return sendFile(exchange, join(here, "editor"), name);
  const theme = /^\/cdn\/shop\/t\/(dawn|horizon)\/assets\//.exec(pathname)?.[1];
  if (theme) return sendFile(exchange, join(here, "themes", theme), name);
  const isImage = exchange.shop.products.some(({ images }) => images.some(({ src }) => src === pathname));
  if (!isImage) return false;
  const drawn = (await findFile(join(here, "images"), name)) ? name : "poster.svg";
  return sendFile(exchange, join(here, "images"), drawn);
}

/** Section rendering: `?section_id=` answers one section's markup, `?sections=` several as JSON. */
async function answerSections(exchange: ShopExchange): Promise<boolean> {
  const { url, response } = exchange;
  const one = url.searchParams.get("section_id");
  const several = url.searchParams.get("sections");
  if (one !== null) {
    const markup = (await renderSections(exchange, cartOf(exchange), [one]))[one];
    return sendHtml(response, markup ? 200 : 404, markup ?? "", { "cache-control": "no-store" });
  }
  if (several === null) return false;
  return sendJson(response, 200, await renderSections(exchange, cartOf(exchange), several.split(",")));
}

function answerProductJson(exchange: ShopExchange): boolean {
  const found = exchange.url.pathname.endsWith(".js") && findProduct(exchange);
  return found ? sendJson(exchange.response, 200, productJson(found.product)) : false;
}

async function answerPage(exchange: ShopExchange): Promise<true> {
  const cart = cartOf(exchange);
  const page = await renderPage(exchange, cart);
  const headers = { "cache-control": "no-store" };
  if (page) return sendHtml(exchange.response, 200, page.markup, headers);
  return sendHtml(exchange.response, 404, renderNotFound(exchange, cart).markup, headers);
}
