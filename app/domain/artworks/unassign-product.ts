import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { productGid, productMetafield } from "./product-metafield.ts";

const deleteMutation = `#graphql
  mutation ClearArtwork($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) { userErrors { field message } }
  }`;

const productQuery = `#graphql
  query ProductExists($id: ID!) { product(id: $id) { id } }`;

interface DeleteAnswer {
  metafieldsDelete: { userErrors: { message: string }[] } | null;
}

/**
 * Takes the artwork off a product: first off the product, so that no shopper is asked for a photo we no longer expect,
 * then out of our rows. May run twice; a product the shop has deleted is simply forgotten.
 *
 * @throws DomainError "shop-unreachable" when Shopify did not take it; the product then stays assigned.
 */
export async function unassignProduct(
  services: Services,
  { shop, artworkId, productId }: { shop: Pick<Shop, "id" | "domain">; artworkId: string; productId: string },
): Promise<void> {
  const where = { shopId: shop.id, productId, artworkId };
  if ((await services.db.productAssignment.count({ where })) === 0) return;

  const ownerId = productGid(productId);
  const { metafieldsDelete } = await services.admin.graphql<DeleteAnswer>(shop.domain, deleteMutation, {
    metafields: [{ ownerId, ...productMetafield }],
  });
  const [problem] = metafieldsDelete?.userErrors ?? [];
  if (problem && (await exists(services, shop.domain, ownerId))) {
    services.log.warn("unassign-product-refused", { shop: shop.domain, problem: problem.message });
    throw new DomainError("shop-unreachable");
  }
  await services.db.productAssignment.deleteMany({ where });
  services.log.info("product-unassigned", where);
}

async function exists(services: Services, shopDomain: string, id: string): Promise<boolean> {
  const { product } = await services.admin.graphql<{ product: { id: string } | null }>(shopDomain, productQuery, {
    id,
  });
  return product !== null;
}
