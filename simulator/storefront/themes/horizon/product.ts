import { type Html, html } from "../../html.ts";
import { formatMoney } from "../../money.ts";
import { description, mainSection, type ProductView, productImage } from "../theme.ts";

const id = mainSection.product;

/**
 * The product section. As in Horizon: a component around the form posts its data; a change of variant morphs this whole
 * section, the block included; `data-product-grid-content` is the part that quick add takes into its dialog.
 */
export function product({ shop, product: item, variant, blocks }: ProductView): Html {
  const formId = `BuyButtons-ProductForm-${id}`;
  return html`<section id="shopify-section-${id}" class="shopify-section section">
  <div class="product-information" id="ProductInformation-${id}" data-product-grid-content data-section-id="${id}" data-product-url="/products/${item.handle}">
    <media-gallery class="product-information__media">${productImage(item, { sizes: "(min-width: 750px) 55vw, 100vw", eager: true })}</media-gallery>
    <div class="product-details">
      <h1 class="product-details__title">${item.title}</h1>
      <product-price class="product-price" data-product-id="${item.id}">${formatMoney(variant.priceCents, shop.currency)}</product-price>
      ${variantPicker(item, variant)}
      ${blocks.markup}
      <product-form-component class="buy-buttons-block" data-section-id="${id}" data-product-id="${item.id}">
        <form method="post" action="/cart/add" id="${formId}" accept-charset="UTF-8" class="shopify-product-form" enctype="multipart/form-data" novalidate data-type="add-to-cart-form" on:submit="/handleSubmit">
          <input type="hidden" name="form_type" value="product"><input type="hidden" name="utf8" value="✓">
          <input type="hidden" name="id" ref="variantId" value="${variant.id}">
          <div class="buy-buttons">
            <quantity-selector-component class="quantity-selector">
              <button type="button" name="minus" aria-label="Decrease quantity">−</button>
              <input type="number" name="quantity" value="1" min="1" aria-label="Quantity of ${item.title}">
              <button type="button" name="plus" aria-label="Increase quantity">+</button>
            </quantity-selector-component>
            <add-to-cart-component>
              <button type="submit" name="add" id="BuyButtons-ProductSubmitButton-${id}" class="button add-to-cart-button" ref="addToCartButton"${!variant.available && html` disabled`}>
                <span class="add-to-cart-text">${variant.available ? "Add to cart" : "Sold out"}</span>
              </button>
            </add-to-cart-component>
          </div>
          <p class="product-form-text__error hidden" ref="addToCartTextError" role="alert"></p>
        </form>
      </product-form-component>
      <div class="product-details__text rte">${description(item)}</div>
    </div>
  </div>
</section>`;
}

function variantPicker(item: ProductView["product"], chosen: ProductView["variant"]): Html {
  return html`<variant-picker class="variant-picker" data-section-id="${id}" data-product-id="${item.id}">
    <form class="variant-picker__form"><fieldset class="variant-option">
      <legend>${item.optionName}</legend>
      ${item.variants.map(
        (variant, index) => html`<label class="variant-option__button-label">
          <input type="radio" id="${id}-${item.id}-${index}" name="${item.optionName}-${id}" value="${variant.title}" data-variant-id="${variant.id}"${variant.id === chosen.id && html` checked`}>
          <span>${variant.title}</span>
        </label>`,
      )}
    </fieldset></form>
  </variant-picker>`;
}
