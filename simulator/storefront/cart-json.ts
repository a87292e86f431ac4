import { cartTotalCents } from "../carts.ts";
import type { Cart, CartLine, Shop } from "../state.ts";
import { countItems, shownLines } from "./themes/theme.ts";

/** One line as `/cart/add.js` answers it and `/cart.js` lists it. Money in cents, properties as an object. */
export function lineJson(shop: Shop, cart: Cart, line: CartLine) {
  const shown = shownLines(shop, cart).find((candidate) => candidate.line === line);
  if (!shown) return null;
  const { product, variant, url, totalCents } = shown;
  const image = product.images[0];
  const price = variant.priceCents;
  return {
    id: variant.id,
    key: line.key,
    quantity: line.quantity,
    variant_id: variant.id,
    product_id: product.id,
    properties: line.properties,
    title: `${product.title} - ${variant.title}`,
    product_title: product.title,
    variant_title: variant.title,
    product_has_only_default_variant: product.variants.length === 1,
    variant_options: [variant.title],
    options_with_values: [{ name: product.optionName, value: variant.title }],
    sku: variant.sku,
    vendor: product.vendor,
    product_type: product.productType,
    product_description: product.descriptionHtml,
    handle: product.handle,
    url,
    image: image?.src ?? null,
    featured_image: image && { alt: image.alt, aspect_ratio: image.widthPx / image.heightPx, url: image.src },
    price,
    original_price: price,
    presentment_price: price / 100,
    discounted_price: price,
    final_price: price,
    line_price: totalCents,
    original_line_price: totalCents,
    final_line_price: totalCents,
    total_discount: 0,
    discounts: [],
    line_level_discount_allocations: [],
    line_level_total_discount: 0,
    gift_card: product.productType === "Gift card",
    requires_shipping: product.requiresShipping,
    taxable: true,
    grams: 0,
    has_components: false,
  };
}

/** The cart as `/cart.js` answers it. */
export function cartJson(shop: Shop, cart: Cart) {
  const items = cart.lines.flatMap((line) => lineJson(shop, cart, line) ?? []);
  const total = cartTotalCents(shop, cart);
  return {
    token: cart.token,
    note: cart.note === "" ? null : cart.note,
    attributes: cart.attributes,
    original_total_price: total,
    total_price: total,
    items_subtotal_price: total,
    total_discount: 0,
    total_weight: 0,
    item_count: countItems(cart),
    items,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: shop.currency,
    cart_level_discount_applications: [],
  };
}
