import { type Html, html } from "../../html.ts";
import { formatMoney } from "../../money.ts";
import { description, mainSection, type ProductView, productImage } from "../theme.ts";

const id = mainSection.product;
const formId = `product-form-${id}`;

/**
 * The product section. As in Dawn: the block stands outside the form; a second form is only about instalments; the
 * fields of the form are spread over the page by `form=`; a change of variant asks for this section again.
 */
export function product({ shop, product: item, variant, blocks }: ProductView): Html {
  return html`<section id="shopify-section-${id}" class="shopify-section section">
  <product-info id="MainProduct-${id}" class="product page-width" data-section="${id}" data-product-id="${item.id}" data-url="/products/${item.handle}">
    <div class="product__media-wrapper"><div class="product__media">${productImage(item, { sizes: "(min-width: 750px) 55vw, 100vw", eager: true })}</div></div>
    <div class="product__info-wrapper"><div id="ProductInfo-${id}" class="product__info-container">
      <p class="product__text caption-with-letter-spacing">${item.vendor}</p>
      <div class="product__title"><h1>${item.title}</h1></div>
      <div id="price-${id}" class="price price--large" role="status">${formatMoney(variant.priceCents, shop.currency)} ${shop.currency}</div>
      <p class="product__tax caption">Taxes included. Shipping calculated at checkout.</p>
      <form method="post" action="/cart/add" id="product-form-installment-${id}" accept-charset="UTF-8" class="installment caption" enctype="multipart/form-data">
        <input type="hidden" name="form_type" value="product"><input type="hidden" name="utf8" value="✓">
        <input type="hidden" name="id" value="${variant.id}">
        Pay in 4 interest-free instalments of ${formatMoney(Math.ceil(variant.priceCents / 4), shop.currency)}.
      </form>
      ${variantPicker(item, variant.id)}
      <div id="Quantity-Form-${id}" class="product-form__input product-form__quantity">
        <label class="form__label" for="Quantity-${id}">Quantity</label>
        <quantity-input class="quantity">
          <button class="quantity__button" name="minus" type="button" aria-label="Decrease quantity">−</button>
          <input class="quantity__input" type="number" name="quantity" id="Quantity-${id}" min="1" value="1" form="${formId}">
          <button class="quantity__button" name="plus" type="button" aria-label="Increase quantity">+</button>
        </quantity-input>
      </div>
      ${blocks.markup}
      ${buyButtons(variant)}
      <div class="product__description rte">${description(item)}</div>
    </div></div>
  </product-info>
</section>`;
}

function variantPicker(item: ProductView["product"], chosenId: number): Html {
  return html`<variant-selects id="variant-selects-${id}" data-section="${id}">
    <fieldset class="product-form__input product-form__input--pill">
      <legend class="form__label">${item.optionName}</legend>
      ${item.variants.map(
        (
          variant,
          index,
        ) => html`<input type="radio" id="${id}-1-${index}" name="${item.optionName}-1" value="${variant.title}" data-variant-id="${variant.id}" form="${formId}"${variant.id === chosenId && html` checked`}>
        <label for="${id}-1-${index}">${variant.title}</label>`,
      )}
    </fieldset>
  </variant-selects>`;
}

function buyButtons(variant: ProductView["variant"]): Html {
  return html`<product-form class="product-form" data-section-id="${id}">
    <div class="product-form__error-message-wrapper" role="alert" hidden><span class="product-form__error-message"></span></div>
    <form method="post" action="/cart/add" id="${formId}" accept-charset="UTF-8" class="form" enctype="multipart/form-data" novalidate="novalidate" data-type="add-to-cart-form">
      <input type="hidden" name="form_type" value="product"><input type="hidden" name="utf8" value="✓">
      <input type="hidden" name="id" value="${variant.id}" class="product-variant-id">
      <div class="product-form__buttons">
        <button id="ProductSubmitButton-${id}" type="submit" name="add" class="product-form__submit button button--full-width button--secondary"${!variant.available && html` disabled`}>
          <span>${variant.available ? "Add to cart" : "Sold out"}</span>
        </button>
        <div data-shopify="payment-button" class="shopify-payment-button">
          <button type="button" class="shopify-payment-button__button button button--full-width">Buy it now</button>
        </div>
      </div>
    </form>
  </product-form>`;
}
