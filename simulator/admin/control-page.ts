import { addresses, storefrontOrigin } from "../addresses.ts";
import type { Shop, World } from "../state.ts";
import { type Html, html, jsonScript } from "../storefront/html.ts";

/** The page of whoever runs the pretend Shopify: its doors, its switches, and what was said between it and the app. */
export function controlPage(world: World): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>A local Shopify</title>
  <link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/admin-assets/control.css">
  <script type="module" src="/admin-assets/control.js"></script>
</head>
<body>
  <header class="top"><h1>A local Shopify</h1><p>Two shops, their admins, and everything said between them and the app.</p></header>
  <main>
    <div class="shops">${world.shops.map((shop) => shopCard(world, shop))}</div>
    <section class="panel" aria-labelledby="webhooks"><h2 id="webhooks">How things behave</h2>
      <div class="switches">
        <label><input type="checkbox" data-webhooks="paused"> Hold webhooks back</label>
        <label><input type="checkbox" data-webhooks="shuffled"> Deliver out of order</label>
        <label>Send each <select data-webhooks="copies"><option value="1">once</option><option value="2">twice</option><option value="3">three times</option></select></label>
        <label>Lose <select data-webhooks="dropPercent"><option value="0">none</option><option value="25">a quarter</option><option value="50">half</option><option value="100">all</option></select> of them</label>
        <label><input type="checkbox" data-tokens="refuseExchange"> Refuse token exchange</label>
        <label><input type="checkbox" data-tokens="refuseRefresh"> Refuse token refresh</label>
      </div>
      <p class="switches"><button type="button" data-post="/control/webhooks/flush">Send what is held</button><span id="deliveries" class="quiet"></span>
      <button type="button" class="danger" data-post="/control/reset" data-confirm="Put everything back as it was at the start?">Start over</button></p>
    </section>
    <section class="panel" aria-labelledby="log-title"><h2 id="log-title">What was said</h2>
      <div class="filters" id="filters" role="group" aria-label="Show">
        ${["all", "webhook", "proxy", "graphql", "oauth", "page"].map((kind) => html`<button type="button" data-kind="${kind}"${kind === "all" && html` aria-pressed="true"`}>${kind}</button>`)}
        <select id="shop-filter" aria-label="Shop"><option value="">both shops</option>${world.shops.map(({ domain, name }) => html`<option value="${domain}">${name}</option>`)}</select>
      </div>
      <p class="quiet" id="log-empty">Nothing yet. Open the app or buy something.</p>
      <ol class="log" id="log" reversed></ol>
    </section>
  </main>
  <p id="notice" class="notice" role="status" aria-live="polite" hidden></p>
  ${jsonScript("facts", { urls: addresses(world.config) })}
</body>
</html>`;
}

function shopCard(world: World, shop: Shop): Html {
  const { store, name, domain, theme, currency } = shop;
  const storefront = storefrontOrigin(world.config, shop);
  return html`<section class="panel shop" data-shop="${store}" aria-label="${name}">
    <div class="shop__head"><h2>${name}</h2><span class="quiet">${domain} · ${theme} · ${currency}</span></div>
    <p class="shop__state" data-part="state"></p>
    <p class="shop__links">
      <a class="main" href="${storefront}/products/the-howl">Product page</a>
      <a class="main" href="/store/${store}/apps/likeness">Likeness in the admin</a>
      <a href="${storefront}">Storefront</a><a href="/store/${store}/orders">Orders</a><a href="/store/${store}/themes/current/editor">Theme editor</a>
    </p>
    <p class="switches">
      <label><input type="checkbox" data-part="block"> Block on the theme</label>
      <button type="button" data-part="install"></button>
      <button type="button" data-post="/control/tokens/${store}/expire">Expire tokens</button>
      <button type="button" data-post="/control/tokens/${store}/revoke">Revoke tokens</button>
    </p>
  </section>`;
}
