import { storefrontOrigin } from "../addresses.ts";
import type { Exchange } from "../http.ts";
import { resolveNamespace } from "../metafields.ts";
import type { Product, Shop } from "../state.ts";
import { type Html, html, jsonScript } from "../storefront/html.ts";
import { formatMoney } from "../storefront/money.ts";
import { mainSection } from "../storefront/themes/theme.ts";
import { adminPage, badge, pageHead } from "./layout.ts";

export function homePage(exchange: Exchange, shop: Shop): Html {
  const store = storefrontOrigin(exchange.world.config, shop);
  const paid = shop.orders.filter(({ financialStatus }) => financialStatus === "paid").length;
  const card = (title: string, text: string | Html, href: string, action: string) =>
    html`<div class="card"><h2>${title}</h2><p>${text}</p><p class="card__foot"><a class="button" href="${href}">${action}</a></p></div>`;
  const body = html`${pageHead(`Good day, ${shop.name}`)}
    <div class="cards">
      ${card("Orders", `${shop.orders.length} so far, ${paid} paid.`, `/store/${shop.store}/orders`, "See orders")}
      ${card("Online store", html`Theme: ${shop.theme}. The personalizer block is ${shop.blockOnTheme ? "on" : "not on"} the product page.`, `${store}/products/the-howl`, "See a product page")}
      ${card("Likeness", shop.installed ? "The app is installed." : "The app is not installed yet.", `/store/${shop.store}/apps/likeness`, shop.installed ? "Open Likeness" : "Install Likeness")}
    </div>`;
  return adminPage(exchange, shop, { title: "Home", section: "home", body });
}

export function productsPage(exchange: Exchange, shop: Shop): Html {
  const store = storefrontOrigin(exchange.world.config, shop);
  const body = html`${pageHead("Products")}
    <div class="card card--flush"><table class="table"><thead><tr><th colspan="2">Product</th><th class="wide">Type</th><th>Price</th><th>Likeness</th></tr></thead>
    <tbody>${shop.products.map(
      (product) => html`<tr>
      <td class="table__image">${product.images[0] && html`<img src="${store}${product.images[0].src}" alt="" width="40" height="48">`}</td>
      <td><a href="${store}/products/${product.handle}" target="_blank" rel="noopener"><strong>${product.title}</strong></a><br><small>${product.variants.map(({ title }) => title).join(", ")}</small></td>
      <td class="wide">${product.productType}</td>
      <td>${product.variants.map(({ priceCents }) => formatMoney(priceCents, shop.currency)).join(" – ")}</td>
      <td>${artworkTitle(product)}</td>
    </tr>`,
    )}</tbody></table></div>`;
  return adminPage(exchange, shop, { title: "Products", section: "products", body });
}

/** What the app has put on the product for its block to read. */
function artworkTitle(product: Product): Html | string {
  const own = resolveNamespace("$app");
  const metafield = product.metafields.find(({ namespace, key }) => namespace === own && key === "likeness");
  if (!metafield) return "–";
  const value: unknown = JSON.parse(metafield.value);
  const title = value !== null && typeof value === "object" && "title" in value ? String(value.title) : "assigned";
  return badge(title, "good");
}

export function onlineStorePage(exchange: Exchange, shop: Shop): Html {
  const store = storefrontOrigin(exchange.world.config, shop);
  const body = html`${pageHead("Themes", html`<a class="button" href="${store}" target="_blank" rel="noopener">View your store</a>`)}
    <div class="card theme"><iframe src="${store}/products/the-howl" title="The store as it is" tabindex="-1" class="theme__preview"></iframe>
      <div class="theme__words"><div><h2>${shop.theme === "dawn" ? "Dawn-like" : "Horizon-like"} ${badge("Current theme", "good")}</h2>
      <p>The Likeness block is ${shop.blockOnTheme ? "on" : "not on"} the product page.</p></div>
      <a class="button button--primary" href="/store/${shop.store}/themes/current/editor">Customize</a></div></div>`;
  return adminPage(exchange, shop, { title: "Themes", section: "themes", body });
}

/** The theme editor: a product page in design mode, with the app's block to put on it or take off. */
export function editorPage(exchange: Exchange, shop: Shop): Html {
  const { world, url } = exchange;
  const store = storefrontOrigin(world.config, shop);
  const asked = url.searchParams.get("addAppBlockId");
  const facts = {
    store: shop.store,
    storefrontOrigin: store,
    sectionId: mainSection.product,
    blockOnTheme: shop.blockOnTheme,
    installed: shop.installed,
    /** A deep link asks for the block: the editor offers it at once, the merchant saves. */
    adding: asked !== null && !shop.blockOnTheme,
  };
  const body = html`<div class="editor">
    <aside class="editor__side">
      <h1>Product page</h1>
      <label>Showing <select id="editor-product">${shop.products.map(({ handle, title }) => html`<option value="${handle}">${title}</option>`)}</select></label>
      <ul class="editor__tree">
        <li>Header</li>
        <li>Product information<ul><li>Title</li><li>Price</li><li>Variant picker</li>
          <li id="editor-block" class="editor__block" hidden><button type="button" id="editor-select">Photo personalizer</button><button type="button" id="editor-remove" aria-label="Remove the block">Remove</button></li>
          <li id="editor-add" hidden><button type="button" class="link">+ Add block: Likeness personalizer</button></li>
          <li>Buy buttons</li><li>Description</li></ul></li>
        <li>Footer</li>
      </ul>
      <p class="editor__note" id="editor-note" hidden>Install Likeness first; its block can be added then.</p>
      <p><button type="button" class="button" id="editor-reload">Draw the section again</button></p>
      <p><a href="/store/${shop.store}/themes">Leave the editor</a></p>
    </aside>
    <iframe class="editor__page" id="editor-page" title="The page as it will be" src="${store}/products/the-howl?design_mode=1"></iframe>
  </div>${jsonScript("editor", facts)}`;
  return adminPage(exchange, shop, { title: "Theme editor", section: "themes", body, scripts: ["theme-editor.js"] });
}
