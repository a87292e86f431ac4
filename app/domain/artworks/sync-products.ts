import type { Shop } from "@prisma/client";
import type { Services } from "../services.ts";
import { parseArtworkDocument } from "./artwork-document.ts";
import { productGid, productMetafield, productMetafieldValue } from "./product-metafield.ts";

/** The most metafields one `metafieldsSet` may carry. */
const batchSize = 25;

const setMutation = `#graphql
  mutation SetArtworks($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { field message code } }
  }`;

interface SetAnswer {
  metafieldsSet: { userErrors: { field: string[] | null; message: string }[] } | null;
}

/**
 * Writes each product's artwork into the metafield the block reads, and marks the rows it managed.
 *
 * May run any number of times. Never throws for what Shopify refuses: those rows stay without `syncedAt`, their ids are
 * returned, and a merchant can try again.
 */
export async function syncProducts(
  services: Services,
  { shop, productIds }: { shop: Pick<Shop, "id" | "domain" | "proxyPath">; productIds: string[] },
): Promise<{ unsynced: string[] }> {
  const rows = await services.db.productAssignment.findMany({
    where: { shopId: shop.id, productId: { in: productIds } },
    include: { artwork: { include: { versions: { orderBy: { number: "desc" }, take: 1 } } } },
    orderBy: { productId: "asc" },
  });
  const unsynced: string[] = [];
  for (let from = 0; from < rows.length; from += batchSize) {
    unsynced.push(...(await syncBatch(services, shop, rows.slice(from, from + batchSize))));
  }
  return { unsynced };
}

interface Assigned {
  productId: string;
  artworkId: string;
  artwork: { versions: { id: string; number: number; document: unknown }[] };
}

async function syncBatch(
  services: Services,
  shop: Pick<Shop, "id" | "domain" | "proxyPath">,
  batch: Assigned[],
): Promise<string[]> {
  const problem = await trySet(services, shop, batch);
  if (problem === null) {
    return markSynced(services, shop, batch);
  }
  services.log.warn("sync-products-refused", { shop: shop.domain, products: batch.length, problem });
  // One bad product refuses its whole batch: the others deserve a try of their own.
  if (batch.length > 1 && problem !== "unreachable") {
    const each: string[] = [];
    for (const row of batch) each.push(...(await syncBatch(services, shop, [row])));
    return each;
  }
  return batch.map((row) => row.productId);
}

/**
 * Marks the rows that still say what was written. Where a product moved to another artwork meanwhile, or the artwork got a
 * newer version, what was written may be the older of two.
 */
async function markSynced({ db, clock }: Services, shop: Pick<Shop, "id">, batch: Assigned[]): Promise<string[]> {
  const overtaken: string[] = [];
  for (const { productId, artworkId, artwork } of batch) {
    const where = { shopId: shop.id, productId };
    const data = { syncedAt: clock.now() };
    const newer = { number: { gt: artwork.versions[0]?.number ?? 0 } };
    const still = { ...where, artworkId, artwork: { versions: { none: newer } } };
    const { count } = await db.productAssignment.updateMany({ where: still, data });
    if (count > 0) continue;
    await db.productAssignment.updateMany({ where, data: { syncedAt: null } });
    overtaken.push(productId);
  }
  return overtaken;
}

/** Null when Shopify took all of them, otherwise why not. */
async function trySet(
  services: Services,
  shop: Pick<Shop, "domain" | "proxyPath">,
  batch: Assigned[],
): Promise<string | null> {
  const metafields = batch.map(({ productId, artwork }) => {
    const [version] = artwork.versions;
    if (!version) throw new Error("an artwork without a version");
    const document = parseArtworkDocument(version.document);
    const value = productMetafieldValue({ versionId: version.id, document, proxyPath: shop.proxyPath });
    return { ownerId: productGid(productId), ...productMetafield, type: "json", value };
  });
  try {
    const answer = await services.admin.graphql<SetAnswer>(shop.domain, setMutation, { metafields });
    const [error] = answer.metafieldsSet?.userErrors ?? [];
    return error ? error.message : null;
  } catch (error) {
    services.log.warn("sync-products-unanswered", { shop: shop.domain, error: String(error) });
    return "unreachable";
  }
}
