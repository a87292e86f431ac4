import type { CreditPending } from "@prisma/client";
import type { Services } from "../services.ts";
import { type ChargeVerdict, judgeCharge } from "./charge-verdict.ts";
import { type Charge, findCharge } from "./find-charge.ts";
import { grantCredits } from "./grant-credits.ts";
import { resumePrints } from "./resume-prints.ts";

export type { PurchaseStatus } from "@prisma/client";

const closedAs = { grant: "granted", declined: "declined", expired: "expired", refused: "refused" } as const;

/**
 * Asks Shopify what has become of a purchase's charge, and grants its credits or closes it. The message, the merchant's return
 * and the sweep all come here, in any order and however often: credits are granted once.
 *
 * @throws DomainError "shop-unreachable" (retryable), "shop-uninstalled"
 */
export async function settlePurchase(
  services: Services,
  { purchaseId }: { purchaseId: string },
): Promise<CreditPending> {
  const { db, billing, log } = services;
  const purchase = await db.creditPending.findUniqueOrThrow({ where: { id: purchaseId } });
  if (purchase.status !== "pending" || !purchase.chargeId) return purchase;
  const shop = await db.shop.findUnique({ where: { id: purchase.shopId } });
  // Erased meanwhile: when it comes back, it is asked about again.
  const charge = shop && (await findCharge(services, { shopDomain: shop.domain, chargeId: purchase.chargeId }));
  const verdict: ChargeVerdict = charge
    ? judgeCharge(purchase, charge, { acceptTest: billing.test })
    : { kind: "wait" };
  const settled = await closePurchase(services, purchase, verdict);
  if (settled.status === "granted") {
    log.info("purchase-granted", { purchase: purchaseId, credits: purchase.credits });
    await resumePrints(services, { shopId: purchase.shopId });
  }
  if (verdict.kind === "refused") tellMismatch(services, purchase, charge, verdict.failure);
  return settled;
}

/** Under the row's lock, so that of all who come at once one closes it. */
function closePurchase(
  { db, clock }: Services,
  { id, shopId, credits }: CreditPending,
  verdict: ChargeVerdict,
): Promise<CreditPending> {
  const at = clock.now();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM credit_pending WHERE id = ${id}::uuid FOR UPDATE`;
    const purchase = await tx.creditPending.findUniqueOrThrow({ where: { id } });
    if (purchase.status !== "pending" || !purchase.chargeId) return purchase;
    if (verdict.kind === "wait") return tx.creditPending.update({ where: { id }, data: { lookedAt: at } });
    if (verdict.kind === "grant") {
      const grant = { kind: "purchase", credits, externalId: purchase.chargeId } as const;
      await grantCredits(tx, { shopId, grant, at });
    }
    const failure = verdict.kind === "refused" ? verdict.failure : null;
    const data = { status: closedAs[verdict.kind], failure, lookedAt: at, closedAt: at };
    return tx.creditPending.update({ where: { id }, data });
  });
}

/** A person must look at it: somebody paid, and got nothing. */
function tellMismatch({ log }: Services, { id }: CreditPending, charge: Charge | null, failure: string): void {
  log.error("purchase-refused", { purchase: id, failure, price: charge?.price, test: charge?.test });
}
