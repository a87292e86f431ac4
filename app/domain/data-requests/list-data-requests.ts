import type { Services } from "../services.ts";

/** Requests that wait for the merchant, oldest first. Shopify gives thirty days from `askedAt`. */
export async function listDataRequests({ db }: Services, { shopId }: { shopId: string }) {
  const rows = await db.dataRequest.findMany({
    where: { shopId, answeredAt: null },
    orderBy: { askedAt: "asc" },
    take: 50,
  });
  return rows.map(({ id, shopifyRequestId, askedAt }) => ({ id, shopifyRequestId, askedAt: askedAt.toISOString() }));
}
