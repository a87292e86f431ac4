import { addresses } from "../addresses.ts";
import type { Exchange } from "../http.ts";
import type { Shop } from "../state.ts";
import { type Html, html, jsonScript } from "../storefront/html.ts";
import { embeddedPath } from "../tokens.ts";
import { adminPage } from "./layout.ts";

/** The app in its frame, opened at the page the admin's own address names. */
export function appFrame(exchange: Exchange, shop: Shop, path: string): Html {
  const { world, url, request } = exchange;
  const app = addresses(world.config).app;
  const facts = {
    appOrigin: app,
    store: shop.store,
    shop: shop.domain,
    base: url.pathname.split("/").slice(0, 5).join("/"),
    adminOrigin: url.origin,
  };
  // A merchant chooses the admin's language in their account; here the browser's will do.
  const locale = /^[a-z]{2}/.exec(request.headers["accept-language"] ?? "")?.[0];
  const source = `${app}${embeddedPath(world.config, shop, `${path}${url.search}`, locale)}`;
  const body = html`<div class="app">
    <div class="app__bar">
      <span class="app__icon" aria-hidden="true">L</span>
      <span class="app__crumbs" id="app-crumbs"></span>
      <h1 class="app__title" id="app-title">Likeness</h1>
      <div class="app__actions" id="app-actions"></div>
    </div>
    <div class="app__loading" id="app-loading" hidden></div>
    <iframe class="app__frame" id="app" name="app-iframe" title="Likeness" data-src="${source}" allow="clipboard-write; fullscreen"></iframe>
  </div>
  ${jsonScript("frame", facts)}`;
  return adminPage(exchange, shop, { title: "Likeness", section: "app", body, scripts: ["app-frame.js"] });
}

const scopeWords: Record<string, string> = {
  read_products: "View products",
  write_products: "Manage products",
  read_orders: "View orders",
  write_orders: "Manage orders",
  read_app_proxy: "View the app's pages in the online store",
  write_app_proxy: "Answer pages of the online store",
  read_merchant_managed_fulfillment_orders: "View fulfilment of orders",
  write_merchant_managed_fulfillment_orders: "Manage fulfilment of orders",
  write_files: "Manage files",
};

/** Asks the merchant to install the app, with what it wants to be allowed. */
export function installPage(exchange: Exchange, shop: Shop): Html {
  const { world, url } = exchange;
  const body = html`<form method="post" action="/store/${shop.store}/install" class="card consent">
    <span class="app__icon app__icon--large" aria-hidden="true">L</span>
    <h1>Install Likeness</h1>
    <p>Likeness will be able to do this in ${shop.name}:</p>
    <ul>${world.manifest.scopes.map((scope) => html`<li>${scopeWords[scope] ?? scope} <code>${scope}</code></li>`)}</ul>
    <input type="hidden" name="back" value="${url.pathname}${url.search}">
    <div class="consent__actions"><a href="/store/${shop.store}" class="button">Cancel</a><button class="button button--primary">Install</button></div>
  </form>`;
  return adminPage(exchange, shop, { title: "Install Likeness", section: "app", body });
}
