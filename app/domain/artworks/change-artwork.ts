import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { archiveArtwork } from "./archive-artwork.ts";
import { assignProducts } from "./assign-products.ts";
import { readChosenProducts } from "./chosen-products.ts";
import { syncProducts } from "./sync-products.ts";
import { unarchiveArtwork } from "./unarchive-artwork.ts";
import { unassignProduct } from "./unassign-product.ts";

export interface ArtworkChange {
  shop: Pick<Shop, "id" | "domain" | "proxyPath">;
  artworkId: string;
  /**
   * "assign" the picker's `products` (JSON), "sync" those Shopify did not take, "remove" `productId`; "archive" the artwork
   * itself, or "unarchive" it.
   */
  intent: string;
  products: string;
  productId: string;
}

/** One change a merchant makes on an artwork's page. A refusal is an answer, so that the page stays as it is beside it. */
export async function changeArtwork(services: Services, change: ArtworkChange) {
  try {
    return await answer(services, change);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "refused" as const, code: error.code };
  }
}

async function answer(services: Services, { shop, artworkId, intent, products, productId }: ArtworkChange) {
  if (!isRowId(artworkId)) throw new DomainError("artwork-unknown");
  if (intent === "remove") {
    await unassignProduct(services, { shop, artworkId, productId });
    return { kind: "removed" as const };
  }
  if (intent === "archive") {
    await archiveArtwork(services, { shop, artworkId });
    return { kind: "archived" as const };
  }
  if (intent === "unarchive") {
    await unarchiveArtwork(services, { shopId: shop.id, artworkId });
    return { kind: "unarchived" as const };
  }
  if (intent === "sync") {
    const waiting = await services.db.productAssignment.findMany({
      where: { shopId: shop.id, artworkId, syncedAt: null },
      select: { productId: true },
    });
    const productIds = waiting.map((row) => row.productId);
    return { kind: "synced" as const, ...(await syncProducts(services, { shop, productIds })) };
  }
  const chosen = intent === "assign" ? readChosenProducts(products) : null;
  if (!chosen) throw new DomainError("body-invalid");
  return { kind: "assigned" as const, ...(await assignProducts(services, { shop, artworkId, products: chosen })) };
}
