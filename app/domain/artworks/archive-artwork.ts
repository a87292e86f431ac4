import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { unassignProduct } from "./unassign-product.ts";

/**
 * Puts an artwork away: it is taken off its products, leaves the list, and can't be assigned any more. Orders keep it and
 * print as before. May run twice; what Shopify does not take leaves it where it is, with the products that are left.
 *
 * @throws DomainError "artwork-unknown" · "shop-unreachable" · "artwork-in-use" when a product came to it meanwhile
 */
export async function archiveArtwork(
  services: Services,
  { shop, artworkId }: { shop: Pick<Shop, "id" | "domain">; artworkId: string },
): Promise<void> {
  const { db } = services;
  const shopId = shop.id;
  const artwork = isRowId(artworkId) ? await db.artwork.findFirst({ where: { id: artworkId, shopId } }) : null;
  if (!artwork) throw new DomainError("artwork-unknown");

  const assigned = await db.productAssignment.findMany({ where: { shopId, artworkId }, orderBy: { productId: "asc" } });
  for (const { productId } of assigned) await unassignProduct(services, { shop, artworkId, productId });
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM artworks WHERE id = ${artworkId}::uuid AND shop_id = ${shopId}::uuid FOR UPDATE`;
    if ((await tx.productAssignment.count({ where: { shopId, artworkId } })) > 0) {
      throw new DomainError("artwork-in-use");
    }
    await tx.artwork.updateMany({ where: { id: artworkId, shopId }, data: { status: "archived" } });
  });
  services.log.info("artwork-archived", { shopId, artworkId });
}
