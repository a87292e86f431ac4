import { storefrontOrigin } from "../addresses.ts";
import { gid } from "../gid.ts";
import type { Product, Shop, SimulatorConfig } from "../state.ts";
import { money } from "../state.ts";
import { listBlockHandles, readBlockSchema } from "../storefront/app-block/render-blocks.ts";

/** Products in the shape the resource picker hands to apps (`Product` of @shopify/app-bridge-types). */
export function pickerProducts(config: SimulatorConfig, shop: Shop) {
  return shop.products.map((product) => pickerProduct(storefrontOrigin(config, shop), product));
}

function pickerProduct(origin: string, product: Product) {
  const { title, handle, vendor, productType, descriptionHtml, createdAt, updatedAt } = product;
  const images = product.images.map(({ id, src, alt }) => ({
    id: gid("ProductImage", id),
    altText: alt,
    originalSrc: `${origin}${src}`,
  }));
  return {
    ...{ title, handle, vendor, productType, descriptionHtml, createdAt, updatedAt, images },
    id: gid("Product", product.id),
    status: "ACTIVE",
    publishedAt: createdAt,
    availablePublicationCount: 1,
    hasOnlyDefaultVariant: product.variants.length === 1,
    options: [
      {
        id: gid("ProductOption", product.id),
        name: product.optionName,
        position: 1,
        values: product.variants.map((variant) => variant.title),
      },
    ],
    tags: [],
    templateSuffix: "",
    totalInventory: 0,
    totalVariants: product.variants.length,
    tracksInventory: false,
    variants: product.variants.map((variant, index) => ({
      id: gid("ProductVariant", variant.id),
      title: variant.title,
      displayName: `${title} - ${variant.title}`,
      price: money(variant.priceCents),
      compareAtPrice: null,
      sku: variant.sku,
      barcode: null,
      availableForSale: variant.available,
      position: index + 1,
      requiresShipping: product.requiresShipping,
      selectedOptions: [{ value: variant.title }],
      taxable: true,
      inventoryItem: { id: gid("InventoryItem", variant.id) },
      inventoryManagement: "NOT_MANAGED",
      inventoryPolicy: "DENY",
      inventoryQuantity: 0,
      image: null,
      product: { id: gid("Product", product.id) },
      weight: 0,
      weightUnit: "KILOGRAMS",
      createdAt,
      updatedAt,
    })),
  };
}

/** What `shopify.app.extensions()` resolves to: our theme extension, and where the merchant has put its blocks. */
export async function themeExtensions(shop: Shop) {
  const handles = await listBlockHandles();
  if (handles.length === 0) return [];
  const activations = handles.map(async (handle) => {
    const { name, target } = await readBlockSchema(handle);
    const placed = shop.blockOnTheme && target === "section";
    return {
      handle,
      name,
      target,
      status: placed ? "active" : "available",
      activations: placed
        ? [{ target: `template--product/main/likeness_${handle}_PfWxyz`, themeId: gid("OnlineStoreTheme", shop.id) }]
        : [],
    };
  });
  return [{ handle: "personalizer", type: "theme_app_extension", activations: await Promise.all(activations) }];
}
