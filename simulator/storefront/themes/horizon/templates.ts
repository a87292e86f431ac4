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
import { cart, cartDrawer } from "./cart.ts";
import { product } from "./product.ts";

/** A theme in the manner of Horizon: sections are morphed in place, products can be added from their cards. */
export const horizon: ThemeTemplates = {
  layout,
  home,
  collection: (view) => html`<section id="shopify-section-${mainSection.collection}" class="shopify-section section">
    <h1>All works</h1>${productGrid(view)}
  </section>`,
  product,
  cart,
  sections: {
    "cart-drawer": (view) =>
      html`<div id="shopify-section-cart-drawer" class="shopify-section">${cartDrawer(view)}</div>`,
  },
};

function layout(view: StoreView, page: Page): Html {
  const { shop } = view;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title} – ${shop.name}</title>
  <link rel="icon" href="/favicon.ico">
  <link rel="stylesheet" href="/cdn/shop/t/horizon/assets/theme.css">
  <script type="module" src="/cdn/shop/t/horizon/assets/theme.js"></script>
  ${contentForHeader(view)}
</head>
<body class="page-width-normal template-${page.template}">
  <div id="header-group"><header-component id="header-component" class="header">
    <nav class="header__menu" aria-label="Main"><a href="/collections/all">Works</a><a href="${view.customer ? "/account/logout" : "/account/login"}">${view.customer ? `Log out ${view.customer.firstName}` : "Log in"}</a></nav>
    <a href="/" class="header__logo">${shop.name}</a>
    <a href="/cart" class="header__cart" aria-haspopup="dialog" data-opens="cart-drawer">Cart <cart-icon class="header__count" data-count="${countItems(view.cart)}">${countItems(view.cart)}</cart-icon></a>
  </header-component></div>
  <main id="MainContent" role="main" class="content-for-layout" data-page-transition-enabled>${page.body}</main>
  <footer class="footer">${shop.name} · a pretend shop</footer>
  <div id="shopify-section-cart-drawer" class="shopify-section">${cartDrawer(view)}</div>
  <quick-add-dialog>
    <dialog id="quick-add-dialog" class="quick-add-modal" aria-label="Choose options">
      <button type="button" class="quick-add-modal__close" aria-label="Close">×</button>
      <div id="quick-add-modal-content" class="quick-add-modal__content"></div>
    </dialog>
  </quick-add-dialog>
  ${page.pageEnd}
</body>
</html>`;
}

function home(view: StoreView): Html {
  return html`<section id="shopify-section-template--0__hero" class="shopify-section hero">
    <p class="hero__eyebrow">Northern light, familiar faces</p>
    <h1>Paintings that know your name</h1>
    <a href="/collections/all" class="button">See the works</a>
  </section>
  <section id="shopify-section-template--0__list" class="shopify-section section">${productGrid(view)}</section>`;
}

function productGrid({ shop }: StoreView): Html {
  return html`<ul class="product-grid" role="list">${shop.products.map((item) => {
    const prices = item.variants.map(({ priceCents }) => priceCents);
    return html`<li class="product-grid__item"><product-card class="product-card" data-product-id="${item.id}">
      <a href="/products/${item.handle}" class="product-card__link">
        <div class="product-card__media">${productImage(item, { sizes: "(min-width: 990px) 300px, 50vw" })}</div>
        <h3 class="product-card__title">${item.title}</h3>
        <p class="product-card__price">From ${formatMoney(Math.min(...prices), shop.currency)}</p>
      </a>
      <quick-add-component class="quick-add" data-product-url="/products/${item.handle}">
        <button type="button" class="quick-add__button" aria-label="Choose options for ${item.title}">Choose</button>
      </quick-add-component>
    </product-card></li>`;
  })}</ul>`;
}
