import { type Html, html } from "../../html.ts";
import { formatMoney } from "../../money.ts";
import {
  cartTotal,
  countItems,
  mainSection,
  productImage,
  propertyValue,
  type ShownLine,
  type StoreView,
  shownLines,
} from "../theme.ts";

export function cart(view: StoreView): Html {
  return html`<section id="shopify-section-${mainSection.cart}" class="shopify-section section cart-page">
    <h1>Cart</h1>${cartItems(view, mainSection.cart)}
  </section>`;
}

/** The cart that slides in from the side once something was added. */
export function cartDrawer(view: StoreView): Html {
  return html`<theme-drawer id="cart-drawer"><dialog class="cart-drawer" aria-label="Cart">
    <div class="cart-drawer__header"><h2>Cart <span class="cart-drawer__count">${countItems(view.cart)}</span></h2>
      <button type="button" class="cart-drawer__close" aria-label="Close">×</button></div>
    ${cartItems(view, "cart-drawer")}
  </dialog></theme-drawer>`;
}

function cartItems(view: StoreView, sectionId: string): Html {
  const lines = shownLines(view.shop, view.cart);
  if (lines.length === 0)
    return html`<cart-items-component data-section-id="${sectionId}"><p class="cart-empty">Nothing here yet. <a href="/collections/all">See the works</a></p></cart-items-component>`;
  return html`<cart-items-component class="cart-items" data-section-id="${sectionId}">
    <form action="/cart" method="post" id="cart-form-${sectionId}">
      <ul class="cart-items__list" role="list">${lines.map((shown) => cartItem(shown, view.shop.currency, sectionId))}</ul>
      <div class="cart-summary">
        <p class="cart-summary__total"><span>Estimated total</span><strong>${cartTotal(view)} ${view.shop.currency}</strong></p>
        <p class="cart-summary__note">Taxes included. Shipping calculated at checkout.</p>
        <button type="submit" name="checkout" class="button cart-summary__checkout">Check out</button>
      </div>
    </form>
  </cart-items-component>`;
}

function cartItem(shown: ShownLine, currency: string, sectionId: string): Html {
  const { line, product, variant, url, place, totalCents, properties } = shown;
  return html`<li class="cart-items__item" data-key="${line.key}">
    <a href="${url}" class="cart-items__media" tabindex="-1" aria-hidden="true">${productImage(product, { sizes: "90px" })}</a>
    <div class="cart-items__details">
      <a href="${url}" class="cart-items__title">${product.title}</a>
      <p>${variant.title}</p>
      <dl class="cart-items__properties">${properties.map(
        ({ name, value }) => html`<div><dt>${name}:</dt> <dd>${propertyValue(value)}</dd></div>`,
      )}</dl>
      <div class="cart-items__quantity">
        <label class="visually-hidden" for="Quantity-${sectionId}-${place}">Quantity of ${product.title}</label>
        <input type="number" id="Quantity-${sectionId}-${place}" name="updates[]" value="${line.quantity}" min="0" data-line="${place}">
        <a href="/cart/change?id=${encodeURIComponent(line.key)}&quantity=0" aria-label="Remove ${product.title}">Remove</a>
      </div>
    </div>
    <p class="cart-items__price">${formatMoney(totalCents, currency)}</p>
  </li>`;
}
