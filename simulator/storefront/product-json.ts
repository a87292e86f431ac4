import type { Product } from "../state.ts";

/** A product as `/products/{handle}.js` answers it; prices in cents. */
export function productJson(product: Product) {
  const prices = product.variants.map(({ priceCents }) => priceCents);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: [],
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    available: product.variants.some(({ available }) => available),
    options: [{ name: product.optionName, position: 1, values: product.variants.map(({ title }) => title) }],
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: variant.title,
      option1: variant.title,
      options: [variant.title],
      sku: variant.sku,
      price: variant.priceCents,
      available: variant.available,
      requires_shipping: product.requiresShipping,
    })),
    images: product.images.map(({ src }) => src),
    featured_image: product.images[0]?.src ?? null,
    url: `/products/${product.handle}`,
  };
}
