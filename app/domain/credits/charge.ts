import type { CreditPending } from "@prisma/client";
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

export type ChargeVerdict =
  | { kind: "grant" | "wait" | "declined" | "expired" }
  | { kind: "refused"; failure: "other-price" | "pretended" };

/** What a charge means for the purchase it was made for. Credits are for one that is paid, in full, and in earnest. */
export function judgeCharge(
  { priceCents, currencyCode, test }: Pick<CreditPending, "priceCents" | "currencyCode" | "test">,
  charge: Pick<Charge, "status" | "price" | "test">,
  { acceptTest }: { acceptTest: boolean },
): ChargeVerdict {
  if (charge.status === "DECLINED") return { kind: "declined" };
  if (charge.status === "EXPIRED") return { kind: "expired" };
  if (charge.status !== "ACTIVE") return { kind: "wait" };
  const paidCents = Math.round(Number(charge.price.amount) * 100);
  if (paidCents !== priceCents || charge.price.currencyCode !== currencyCode)
    return { kind: "refused", failure: "other-price" };
  if (charge.test && !(test && acceptTest)) return { kind: "refused", failure: "pretended" };
  return { kind: "grant" };
}
