import type { Services } from "../services.ts";

/** A one-time charge as Shopify tells of it, asked for with the shop's own token. */
export interface Charge {
  id: string;
  name: string;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED" | "ACCEPTED";
  test: boolean;
  price: { amount: string; currencyCode: string };
}

const chargeQuery = `#graphql
  query Charge($id: ID!) { node(id: $id) { ... on AppPurchaseOneTime { id name status test price { amount currencyCode } } } }`;

/** Null when this shop has no such charge: another's, or none. */
export async function findCharge(
  { admin }: Pick<Services, "admin">,
  { shopDomain, chargeId }: { shopDomain: string; chargeId: string },
): Promise<Charge | null> {
  const { node } = await admin.graphql<{ node: Partial<Charge> | null }>(shopDomain, chargeQuery, { id: chargeId });
  return node?.status ? (node as Charge) : null;
}
