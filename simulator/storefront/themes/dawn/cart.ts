import { type Html, html } from "../../html.ts";
import { formatMoney } from "../../money.ts";
import {
  cartTotal,
  mainSection,
  productImage,
  propertyValue,
  type ShownLine,
  type StoreView,
  shownLines,
} from "../theme.ts";

/** The cart page. Private properties are not shown; their line is still its own. */
export function cart(view: StoreView): Html {
  const lines = shownLines(view.shop, view.cart);
  return html`<section id="shopify-section-${mainSection.cart}" class="shopify-section section" data-section="${mainSection.cart}">
  <cart-items class="page-width cart-items">
    <div class="title-wrapper-with-link"><h1 class="title">${lines.length > 0 ? "Your cart" : "Your cart is empty"}</h1><a href="/collections/all" class="underlined-link">Continue shopping</a></div>
    ${
      lines.length > 0 &&
      html`<form action="/cart" method="post" id="cart" class="cart__contents">
      <table class="cart-items__table">
        <thead><tr><th colspan="2">Product</th><th class="cart-item__quantity-head">Quantity</th><th>Total</th></tr></thead>
        <tbody>${lines.map((shown) => cartItem(shown, view.shop.currency))}</tbody>
      </table>
      <div class="cart__footer">
        <p class="totals"><span>Estimated total</span> <strong class="totals__total-value">${cartTotal(view)} ${view.shop.currency}</strong></p>
        <p class="caption">Taxes included. Discounts and shipping calculated at checkout.</p>
        <noscript><button type="submit" name="update" class="button button--secondary">Update</button></noscript>
        <button type="submit" id="checkout" name="checkout" class="cart__checkout-button button">Check out</button>
      </div>
    </form>`
    }
  </cart-items>
</section>`;
}

function cartItem({ line, product, variant, url, place, totalCents, properties }: ShownLine, currency: string): Html {
  return html`<tr class="cart-item" id="CartItem-${place}">
    <td class="cart-item__media"><a href="${url}" tabindex="-1" aria-hidden="true">${productImage(product, { sizes: "100px" })}</a></td>
    <td class="cart-item__details">
      <a href="${url}" class="cart-item__name">${product.title}</a>
      <p class="product-option">${formatMoney(variant.priceCents, currency)}</p>
      <dl><div class="product-option"><dt>${product.optionName}:</dt> <dd>${variant.title}</dd></div>${propertyList(properties)}</dl>
    </td>
    <td class="cart-item__quantity">
      <label class="visually-hidden" for="Quantity-${place}">Quantity of ${product.title}</label>
      <input class="quantity__input" type="number" name="updates[]" id="Quantity-${place}" value="${line.quantity}" min="0" data-line="${place}">
      <a href="/cart/change?id=${encodeURIComponent(line.key)}&quantity=0" class="cart-remove-button" aria-label="Remove ${product.title}">Remove</a>
    </td>
    <td class="cart-item__totals">${formatMoney(totalCents, currency)}</td>
  </tr>`;
}

/** What the notification shows of the line added last. */
export function cartNotificationProduct({ shop, cart }: StoreView): Html {
  const shown = shownLines(shop, cart)[0];
  if (!shown) return html``;
  return html`<div class="cart-notification-product__image">${productImage(shown.product, { sizes: "70px" })}</div>
    <div><h3 class="cart-notification-product__name">${shown.product.title}</h3>
    <dl><div class="product-option"><dt>${shown.product.optionName}:</dt> <dd>${shown.variant.title}</dd></div>${propertyList(shown.properties)}</dl></div>`;
}

function propertyList(properties: ShownLine["properties"]): Html[] {
  return properties.map(
    ({ name, value }) => html`<div class="product-option"><dt>${name}:</dt> <dd>${propertyValue(value)}</dd></div>`,
  );
}
