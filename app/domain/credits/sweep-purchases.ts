import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { abandon, startMs } from "./request-purchase.ts";
import { settlePurchase } from "./settle-purchase.ts";

const most = 100;
/** A purchase is asked about again after this. Shopify lets a merchant decide for two days. */
const pauseMs = 5 * 60_000;

/**
 * Looks after purchases that are still open: for a message that never came and a merchant who never came back. Returns how many
 * were closed. Any number of workers may sweep at once.
 */
export async function sweepPurchases(services: Services): Promise<number> {
  const { db, clock, log } = services;
  const before = new Date(clock.now().getTime() - pauseMs);
  const open = await db.creditPending.findMany({
    where: { status: "pending", OR: [{ lookedAt: null }, { lookedAt: { lte: before } }] },
    orderBy: { lookedAt: { sort: "asc", nulls: "first" } },
    take: most,
  });
  let closed = 0;
  for (const { id, chargeId, createdAt } of open) {
    try {
      if (!chargeId) {
        if (Date.now() - createdAt.getTime() > startMs) await abandon(services, id);
        continue;
      }
      if ((await settlePurchase(services, { purchaseId: id })).status !== "pending") closed += 1;
    } catch (error) {
      // Asked again later; a shop that removed the app may come back, and has paid all the same.
      if (!(error instanceof DomainError)) log.error("sweep-purchases-failed", { purchase: id, error: String(error) });
      await db.creditPending.updateMany({ where: { id }, data: { lookedAt: clock.now() } });
    }
  }
  return closed;
}
