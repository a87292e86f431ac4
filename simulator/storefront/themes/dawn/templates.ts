import { type Html, html } from "../../html.ts";
import { formatMoney } from "../../money.ts";
import {
  contentForHeader,
  countItems,
  mainSection,
  type Page,
  productImage,
  type StoreView,
  type ThemeTemplates,
} from "../theme.ts";
import { cart, cartNotificationProduct } from "./cart.ts";
import { product } from "./product.ts";

/** A theme in the manner of Dawn: white, wide, with the app block outside the product form. */
export const dawn: ThemeTemplates = {
  layout,
  home,
  collection: (view) => html`<section id="shopify-section-${mainSection.collection}" class="shopify-section section">
    <div class="page-width"><h1 class="title">Products</h1>${productGrid(view)}</div>
  </section>`,
  product,
  cart,
  sections: {
    "cart-icon-bubble": ({ cart }) => section("cart-icon-bubble", cartCount(countItems(cart))),
    "cart-notification-button": ({ cart }) =>
      section("cart-notification-button", html`View cart (${countItems(cart)})`),
    "cart-notification-product": (view) => section("cart-notification-product", cartNotificationProduct(view)),
  },
};

function layout(view: StoreView, page: Page): Html {
  const { shop, cart } = view;
  return html`<!doctype html>
<html class="js" lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title} – ${shop.name}</title>
  <link rel="icon" href="/favicon.ico">
  <link rel="stylesheet" href="/cdn/shop/t/dawn/assets/theme.css">
  <script src="/cdn/shop/t/dawn/assets/theme.js" defer></script>
  ${contentForHeader(view)}
</head>
<body class="gradient template-${page.template}">
  <a class="skip-to-content-link visually-hidden" href="#MainContent">Skip to content</a>
  <div class="announcement-bar" role="region" aria-label="Announcement">Posters with your own hero in them</div>
  <header class="header page-width">
    <a href="/" class="header__heading-link"><span class="h2">${shop.name}</span></a>
    <nav class="header__inline-menu" aria-label="Main">
      <a href="/">Home</a><a href="/collections/all">Catalog</a>
    </nav>
    <a href="${view.customer ? "/account/logout" : "/account/login"}" class="header__account">${view.customer ? `Log out ${view.customer.firstName}` : "Log in"}</a>
    <a href="/cart" class="header__icon header__icon--cart" id="cart-icon-bubble">${cartCount(countItems(cart))}</a>
    <cart-notification>
      <div id="cart-notification" class="cart-notification" aria-modal="true" aria-label="Item added to your cart" role="dialog" tabindex="-1" hidden>
        <div class="cart-notification__header">
          <h2 class="cart-notification__heading">✓ Item added to your cart</h2>
          <button type="button" class="cart-notification__close" aria-label="Close">×</button>
        </div>
        <div id="cart-notification-product" class="cart-notification-product"></div>
        <div class="cart-notification__links">
          <a href="/cart" id="cart-notification-button" class="button button--secondary">View cart</a>
          <a href="/checkout" class="button">Check out</a>
          <button type="button" class="link">Continue shopping</button>
        </div>
      </div>
    </cart-notification>
  </header>
  <main id="MainContent" class="content-for-layout" tabindex="-1">${page.body}</main>
  <footer class="footer"><div class="page-width">© ${shop.name} · a pretend shop</div></footer>
  ${page.pageEnd}
</body>
</html>`;
}

function home(view: StoreView): Html {
  return html`<section id="shopify-section-template--0__banner" class="shopify-section section banner">
    <div class="page-width banner__box">
      <h1 class="h0">The hero of the picture lives with you</h1>
      <p>Choose a poster, give us a photo, hang it up.</p>
      <a href="/collections/all" class="button">Shop all</a>
    </div>
  </section>
  <section id="shopify-section-template--0__featured" class="shopify-section section">
    <div class="page-width"><h2 class="h1">Posters</h2>${productGrid(view)}</div>
  </section>`;
}

function productGrid({ shop }: StoreView): Html {
  return html`<ul class="product-grid" role="list">${shop.products.map(
    (item) => html`<li class="card-wrapper">
      <a href="/products/${item.handle}" class="card">
        <div class="card__media">${productImage(item, { sizes: "(min-width: 990px) 270px, 50vw" })}</div>
        <h3 class="card__heading">${item.title}</h3>
        <p class="price">From ${formatMoney(Math.min(...item.variants.map((v) => v.priceCents)), shop.currency)}</p>
      </a>
    </li>`,
  )}</ul>`;
}

function cartCount(count: number): Html {
  return html`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true"><path d="M5 8h14l1 12H4L5 8Z"/><path d="M9 10V7a3 3 0 0 1 6 0v3"/></svg><span class="visually-hidden">Cart</span>${count > 0 && html`<span class="cart-count-bubble">${count}</span>`}`;
}

function section(id: string, inside: Html): Html {
  return html`<div id="shopify-section-${id}" class="shopify-section">${inside}</div>`;
}
