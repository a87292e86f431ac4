import { resolveNamespace } from "../../metafields.ts";
import type { Customer, Metafield, Product, ProductImage, Shop, Variant } from "../../state.ts";
import { formatMoney } from "../money.ts";

/** What every template may read, whichever product the page is about. */
export function globalObjects(
  shop: Shop,
  page: { origin: string; path: string; designMode: boolean; customer: Customer | null },
) {
  return {
    shop: {
      id: shop.id,
      name: shop.name,
      permanent_domain: shop.domain,
      domain: shop.domain,
      url: page.origin,
      secure_url: page.origin,
      email: shop.email,
      currency: shop.currency,
      money_format: formatMoney(0, shop.currency).replace(/0.00$/, "{{amount}}"),
      metafields: metafieldObjects(shop.metafields),
    },
    request: {
      design_mode: page.designMode,
      visual_preview_mode: false,
      locale: { iso_code: "en", name: "English", endonym_name: "English", primary: true, root_url: "/" },
      host: new URL(page.origin).host,
      origin: page.origin,
      path: page.path,
      page_type: "product",
    },
    routes: {
      root_url: "/",
      cart_url: "/cart",
      cart_add_url: "/cart/add",
      cart_change_url: "/cart/change",
      cart_update_url: "/cart/update",
      cart_clear_url: "/cart/clear",
      collections_url: "/collections",
      all_products_collection_url: "/collections/all",
    },
    localization: {
      language: { iso_code: "en", name: "English" },
      country: { iso_code: "US", currency: { iso_code: shop.currency } },
    },
    template: { name: "product", suffix: null, directory: null },
    customer: page.customer && {
      id: page.customer.id,
      email: page.customer.email,
      first_name: page.customer.firstName,
      last_name: page.customer.lastName,
      name: `${page.customer.firstName} ${page.customer.lastName}`,
    },
    app: { metafields: metafieldObjects(shop.installationMetafields) },
  };
}

/** A product as Liquid sees it; prices in cents. */
export function productObject(product: Product, selected: Variant | undefined) {
  const variants = product.variants.map((variant) => variantObject(product, variant));
  const chosen = variants.find(({ id }) => id === selected?.id) ?? null;
  const firstAvailable = variants.find(({ available }) => available) ?? null;
  const prices = product.variants.map(({ priceCents }) => priceCents);
  const images = product.images.map(imageObject);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    url: `/products/${product.handle}`,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: [],
    gift_card: product.productType === "Gift card",
    requires_shipping: product.requiresShipping,
    available: variants.some(({ available }) => available),
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    options: [product.optionName],
    has_only_default_variant: product.variants.length === 1,
    options_with_values: [
      {
        name: product.optionName,
        position: 1,
        values: variants.map(({ title }) => title),
        selected_value: chosen?.title,
      },
    ],
    variants,
    selected_variant: chosen,
    first_available_variant: firstAvailable,
    selected_or_first_available_variant: chosen ?? firstAvailable,
    images,
    featured_image: images[0] ?? null,
    metafields: metafieldObjects(product.metafields),
  };
}

function variantObject(product: Product, variant: Variant) {
  return {
    id: variant.id,
    title: variant.title,
    option1: variant.title,
    options: [variant.title],
    price: variant.priceCents,
    compare_at_price: null,
    available: variant.available,
    sku: variant.sku,
    requires_shipping: product.requiresShipping,
    url: `/products/${product.handle}?variant=${variant.id}`,
  };
}

function imageObject(image: ProductImage) {
  const { id, src, alt, widthPx, heightPx } = image;
  return { id, src, alt, width: widthPx, height: heightPx, aspect_ratio: widthPx / heightPx };
}

/** `metafields.namespace.key.value`; our own namespace answers to `$app` too. */
function metafieldObjects(all: Metafield[]) {
  const namespaces: Record<string, Record<string, { value: unknown; type: string }>> = {};
  for (const { namespace, key, type, value } of all) {
    namespaces[namespace] ??= {};
    namespaces[namespace][key] = { type, value: readValue(type, value) };
  }
  const own = namespaces[resolveNamespace("$app")];
  return own ? { ...namespaces, $app: own } : namespaces;
}

function readValue(type: string, value: string): unknown {
  if (type === "json" || type.startsWith("list.")) return JSON.parse(value);
  if (type === "boolean") return value === "true";
  return type.startsWith("number_") ? Number(value) : value;
}
