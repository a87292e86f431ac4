import { storefrontOrigin } from "../addresses.ts";
import { gid } from "../gid.ts";
import { money, type Product, type ProductImage, type Shop, type Variant, type World } from "../state.ts";
import { connection, count, type Node, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";
import type { Searchable } from "./search.ts";

export function productNode(world: World, shop: Shop, product: Product): Node {
  const prices = product.variants.map((variant) => variant.priceCents);
  const page = `${storefrontOrigin(world.config, shop)}/products/${product.handle}`;
  const variants = () => product.variants.map((variant) => variantNode(world, shop, product, variant));
  const media = () => product.images.map((image) => mediaNode(world, shop, image));
  const images = () => product.images.map((image) => imageNode(world, shop, image));
  const price = (cents: number) => ({ amount: money(cents), currencyCode: shop.currency });
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml.replace(/<[^>]+>/g, " ").trim(),
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    status: "ACTIVE",
    tags: [],
    isGiftCard: !product.requiresShipping,
    hasOnlyDefaultVariant: false,
    totalInventory: 100 * product.variants.length,
    tracksInventory: false,
    templateSuffix: null,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.createdAt,
    onlineStoreUrl: page,
    onlineStorePreviewUrl: page,
    featuredImage: () => images()[0] ?? null,
    featuredMedia: () => media()[0] ?? null,
    images: (args: PageArguments) => connection(images(), args),
    media: (args: PageArguments) => connection(media(), args),
    mediaCount: count(product.images),
    variants: (args: PageArguments) => connection(variants(), args),
    variantsCount: count(product.variants),
    options: [
      { id: gid("ProductOption", product.id), name: product.optionName, values: product.variants.map((v) => v.title) },
    ],
    priceRangeV2: {
      minVariantPrice: price(Math.min(...prices)),
      maxVariantPrice: price(Math.max(...prices)),
    },
    ...metafieldFields("PRODUCT", () => product.metafields),
  };
}

export function variantNode(world: World, shop: Shop, product: Product, variant: Variant): Node {
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: money(variant.priceCents),
    compareAtPrice: null,
    availableForSale: variant.available,
    inventoryQuantity: variant.available ? 100 : 0,
    position: product.variants.indexOf(variant) + 1,
    taxable: true,
    selectedOptions: [{ name: product.optionName, value: variant.title }],
    image: null,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    product: () => productNode(world, shop, product),
    ...metafieldFields("PRODUCTVARIANT", () => []),
  };
}

/** What `products(query:)` can search by. */
export function searchableProduct(product: Product): Searchable {
  return {
    default: `${product.title} ${product.handle} ${product.vendor} ${product.productType}`,
    id: String(product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    product_type: product.productType,
    status: "active",
    created_at: product.createdAt,
    updated_at: product.updatedAt,
  };
}

export function imageNode(world: World, shop: Shop, image: ProductImage): Node {
  const url = `${storefrontOrigin(world.config, shop)}${image.src}`;
  return {
    __typename: "Image",
    id: gid("ProductImage", image.id),
    altText: image.alt,
    width: image.widthPx,
    height: image.heightPx,
    url,
    src: url,
    originalSrc: url,
    transformedSrc: url,
  };
}

function mediaNode(world: World, shop: Shop, image: ProductImage): Node {
  const picture = imageNode(world, shop, image);
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", image.id),
    alt: image.alt,
    mediaContentType: "IMAGE",
    status: "READY",
    image: picture,
    preview: { image: picture, status: "READY" },
  };
}
