import type { Services } from "../services.ts";

/** Where the ledger and something it must agree with do not. */
export interface Drift {
  /** balance: with its entries; holds: with what is set aside; not-granted, not-paid, other-amount: with Shopify's charges. */
  kind: "balance" | "holds" | "not-granted" | "not-paid" | "other-amount";
  /** A charge's gid, or empty. */
  charge: string;
  detail: string;
}

const chargesQuery = `#graphql
  query Charges($after: String) {
    currentAppInstallation {
      oneTimePurchases(first: 50, after: $after) {
        nodes { id name status test price { amount currencyCode } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;

interface Charges {
  currentAppInstallation: {
    oneTimePurchases: {
      nodes: { id: string; status: string; test: boolean; price: { amount: string; currencyCode: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

/**
 * Holds a shop's ledger against itself and against what Shopify says was paid, entry by entry. Changes nothing.
 *
 * @throws DomainError "shop-unreachable", "shop-uninstalled"
 */
export async function reconcileCredits(
  services: Services,
  { shopId, shopDomain }: { shopId: string; shopDomain: string },
): Promise<Drift[]> {
  const { db, admin } = services;
  const drift = await findOwnDrift(services, { shopId });
  const paid = new Map<string, Charges["currentAppInstallation"]["oneTimePurchases"]["nodes"][number]>();
  for (let after: string | null = null, more = true; more; ) {
    const answer: Charges = await admin.graphql<Charges>(shopDomain, chargesQuery, { after });
    const { nodes, pageInfo } = answer.currentAppInstallation.oneTimePurchases;
    for (const node of nodes) if (node.status === "ACTIVE") paid.set(node.id, node);
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  const purchases = await db.creditPending.findMany({ where: { shopId, chargeId: { not: null } } });
  const granted = await db.creditTransaction.findMany({ where: { shopId, kind: "purchase" } });
  const known = new Map(purchases.map((purchase) => [purchase.chargeId, purchase]));
  for (const { externalId: charge, available } of granted) {
    const purchase = known.get(charge);
    const node = paid.get(charge);
    if (!node)
      drift.push({ kind: "not-paid", charge, detail: `${available} credits, and Shopify knows no paid charge` });
    else if (Math.round(Number(node.price.amount) * 100) !== purchase?.priceCents || purchase.credits !== available) {
      const detail = `Shopify charged ${node.price.amount} ${node.price.currencyCode}; ${available} credits were granted`;
      drift.push({ kind: "other-amount", charge, detail });
    }
    paid.delete(charge);
  }
  for (const [charge, { price, test }] of paid) {
    const status = known.get(charge)?.status ?? "not ours";
    const detail = `${price.amount} ${price.currencyCode} paid${test ? " (pretended)" : ""}, purchase ${status}`;
    drift.push({ kind: "not-granted", charge, detail });
  }
  return drift;
}

/** What the database alone can tell: for all shops, or one. None is ever expected. */
export async function findOwnDrift(
  { db }: Pick<Services, "db">,
  { shopId = null }: { shopId?: string | null } = {},
): Promise<Drift[]> {
  const rows = await db.$queryRaw<{ available: number; held: number; summed: number; kept: number; holds: number }[]>`
    SELECT c.available, c.held, coalesce(t.available, 0)::int AS summed, coalesce(t.held, 0)::int AS kept,
           coalesce(h.credits, 0)::int AS holds
      FROM shop_credits c
      LEFT JOIN (SELECT shop_id, sum(available) AS available, sum(held) AS held FROM credit_transactions GROUP BY 1) t
        USING (shop_id)
      LEFT JOIN (SELECT shop_id, sum(credits) AS credits FROM credit_holds WHERE state = 'held' GROUP BY 1) h
        USING (shop_id)
     WHERE (${shopId}::uuid IS NULL OR c.shop_id = ${shopId}::uuid)
       AND (c.available <> coalesce(t.available, 0) OR c.held <> coalesce(t.held, 0) OR c.held <> coalesce(h.credits, 0))`;
  return rows.flatMap(({ available, held, summed, kept, holds }) => [
    ...(available !== summed || held !== kept
      ? [{ kind: "balance" as const, charge: "", detail: `${available} + ${held} kept, ${summed} + ${kept} entered` }]
      : []),
    ...(held !== holds
      ? [{ kind: "holds" as const, charge: "", detail: `${held} set aside, holds say ${holds}` }]
      : []),
  ]);
}
