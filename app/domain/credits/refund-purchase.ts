import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { lockAccount } from "./account.ts";
import { appendEntry } from "./append-entry.ts";

/**
 * The operator has refunded a merchant's charge in their Partner dashboard, of which Shopify tells us nothing: its credits are
 * taken back, as many as are left. Once for each purchase.
 *
 * @throws DomainError "purchase-unknown"
 */
export async function refundPurchase(
  { db, clock }: Services,
  { charge }: { charge: string },
): Promise<{ shopId: string; granted: number; takenBack: number }> {
  const chargeId = `gid://shopify/AppPurchaseOneTime/${charge}`;
  const purchase = await db.creditPending.findFirst({ where: { chargeId, status: "granted" } });
  if (!purchase) throw new DomainError("purchase-unknown");
  const { shopId, credits: granted } = purchase;
  return db.$transaction(async (tx) => {
    const account = await lockAccount(tx, shopId);
    const takenBack = Math.min(granted, Math.max(account.available, 0));
    const entry = { kind: "refund", available: -takenBack, held: 0, externalId: chargeId } as const;
    const entered = takenBack > 0 && (await appendEntry(tx, { account, entry, at: clock.now() }));
    return { shopId, granted, takenBack: entered ? takenBack : 0 };
  });
}
