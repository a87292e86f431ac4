import { type ArtworkDocument, photoLayers } from "./artwork-document.ts";
import { printPixels } from "./print-sizes.ts";

/** Owned by the app (`$app`), on the product, read by the block as `product.metafields["$app"].likeness`. */
export const productMetafield = { namespace: "$app", key: "likeness" } as const;

/** What the block needs to know of a product's artwork before anything is loaded. Lengths in print pixels. */
export function productMetafieldValue({
  versionId,
  document,
  proxyPath,
}: {
  versionId: string;
  document: ArtworkDocument;
  proxyPath: string;
}): string {
  const { widthPx, heightPx } = printPixels(document);
  return JSON.stringify({
    version: versionId,
    title: document.title,
    width: widthPx,
    height: heightPx,
    proxy: proxyPath,
    slots: photoLayers(document).length,
  });
}

export function productGid(productId: string): string {
  return `gid://shopify/Product/${productId}`;
}

/** The number in a product's gid; null for anything else. */
export function productIdOf(gid: string): string | null {
  return /^gid:\/\/shopify\/Product\/(\d{1,20})$/.exec(gid)?.[1] ?? null;
}
