import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import type { ChosenProduct } from "./chosen-products.ts";
import { syncProducts } from "./sync-products.ts";

/**
 * Puts an artwork on products. A product carries one artwork, so one that had another moves here; those are named in
 * `moved`. The rows are kept first and the products told after: `unsynced` are those Shopify did not take (try again with
 * `syncProducts`). May run twice.
 *
 * @throws DomainError "artwork-unknown" when the shop has no such artwork · "artwork-archived"
 */
export async function assignProducts(
  services: Services,
  {
    shop,
    artworkId,
    products,
  }: { shop: Pick<Shop, "id" | "domain" | "proxyPath">; artworkId: string; products: ChosenProduct[] },
) {
  const { db } = services;
  const shopId = shop.id;
  const moved = await db.$transaction(async (tx) => {
    // Held until the rows are there, so that it can't be archived beside us.
    const [artwork] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status FROM artworks WHERE id = ${artworkId}::uuid AND shop_id = ${shopId}::uuid FOR SHARE`;
    if (!artwork) throw new DomainError("artwork-unknown");
    if (artwork.status !== "active") throw new DomainError("artwork-archived");

    const elsewhere = await tx.productAssignment.findMany({
      where: { shopId, productId: { in: products.map((product) => product.id) }, artworkId: { not: artworkId } },
      include: { artwork: { select: { title: true } } },
    });
    // In one order, so two merchants assigning the same products wait for each other instead of deadlocking.
    for (const { id: productId, title: productTitle } of [...products].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      await tx.productAssignment.upsert({
        where: { shopId_productId: { shopId, productId } },
        create: { shopId, productId, productTitle, artworkId },
        update: { productTitle, artworkId, syncedAt: null },
      });
    }
    return elsewhere.map((row) => ({ product: row.productTitle, from: row.artwork.title }));
  });
  const { unsynced } = await syncProducts(services, { shop, productIds: products.map((product) => product.id) });
  services.log.info("products-assigned", { shopId, artworkId, products: products.length, unsynced: unsynced.length });
  return { assigned: products.length, moved, unsynced };
}
