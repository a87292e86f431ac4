import type { Services } from "../services.ts";

const pageQuery = `#graphql
  query ProductPage($id: ID!) { product(id: $id) { handle onlineStoreUrl onlineStorePreviewUrl } }`;

interface PageAnswer {
  product: { handle: string; onlineStoreUrl: string | null; onlineStorePreviewUrl: string | null } | null;
}

/** Where shoppers see a product, by its numeric id. Null when the shop has it no more, or Shopify does not answer. */
export async function findStorefrontPage(
  services: Services,
  { shopDomain, productId }: { shopDomain: string; productId: string },
): Promise<string | null> {
  try {
    const id = `gid://shopify/Product/${productId}`;
    const { product } = await services.admin.graphql<PageAnswer>(shopDomain, pageQuery, { id });
    if (!product) return null;
    return (
      product.onlineStoreUrl ?? product.onlineStorePreviewUrl ?? `https://${shopDomain}/products/${product.handle}`
    );
  } catch (error) {
    services.log.warn("storefront-page-unknown", { shop: shopDomain, error: String(error) });
    return null;
  }
}
