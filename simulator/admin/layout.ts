import { addresses, storefrontOrigin } from "../addresses.ts";
import type { Exchange } from "../http.ts";
import type { Shop } from "../state.ts";
import { type Html, html } from "../storefront/html.ts";

type Section = "home" | "orders" | "products" | "themes" | "app";
type Page = {
  title: string;
  section: Section;
  body: Html;
  /** Files of `assets/`, loaded as modules. */
  scripts?: string[];
};

/** The admin around a page: bar, menu, and what the page says. */
export function adminPage({ world }: Exchange, shop: Shop, { title, section, body, scripts = [] }: Page): Html {
  const base = `/store/${shop.store}`;
  const item = (name: Section, path: string, text: string, count = 0) =>
    html`<a href="${base}${path}" class="nav__item"${name === section && html` aria-current="page"`}>${text}${count > 0 && html`<span class="nav__count">${count}</span>`}</a>`;
  const open = shop.orders.filter((order) => !order.cancelledAt && order.fulfillments.length === 0).length;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · ${shop.name} · pretend admin</title>
  <link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/admin-assets/admin.css">
  ${["navigation.js", ...scripts].map((file) => html`<script type="module" src="/admin-assets/${file}"></script>`)}
</head>
<body class="admin admin--${section}">
  <header class="bar">
    <button type="button" class="bar__menu" aria-label="Menu" aria-expanded="false" aria-controls="nav">☰</button>
    <a href="/" class="bar__brand">Pretend admin</a>
    <div class="bar__save" id="save-bar" hidden></div>
    <details class="bar__shops"><summary>${shop.name}</summary><div>${world.shops.map(
      (other) => html`<a href="/store/${other.store}"${other === shop && html` aria-current="true"`}>${other.name}</a>`,
    )}<a href="${storefrontOrigin(world.config, shop)}" target="_blank" rel="noopener">View the online store</a><a href="${addresses(world.config).admin}/">Control page</a></div></details>
  </header>
  <nav class="nav" id="nav" aria-label="Admin">
    ${item("home", "", "Home")}${item("orders", "/orders", "Orders", open)}${item("products", "/products", "Products")}${item("themes", "/themes", "Online store")}
    <p class="nav__head">Apps</p>
    ${item("app", "/apps/likeness", "Likeness")}
    <div class="nav__app" id="app-nav"></div>
  </nav>
  <main class="main">${body}</main>
  <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
</body>
</html>`;
}

/** A heading with what can be done beside it. */
export function pageHead(title: string | Html, ...actions: (Html | false)[]): Html {
  return html`<div class="head"><h1>${title}</h1><div class="head__actions">${actions}</div></div>`;
}

export function badge(text: string, tone: "plain" | "good" | "waiting" | "bad" = "plain"): Html {
  return html`<span class="badge badge--${tone}">${text}</span>`;
}
