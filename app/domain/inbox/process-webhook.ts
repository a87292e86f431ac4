import type { WebhookDelivery } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { newLease, whileRenewing } from "../lease.ts";
import type { Services } from "../services.ts";
import { applyDelivery } from "./apply-delivery.ts";

/** After this many tries a delivery waits for a person. With the waits between them: about a day. */
const maxAttempts = 12;

/**
 * Brings about what a kept message asks for, once.
 *
 * Safe to run twice: only the run that claims the row works, and what it does may itself be repeated. A failure is kept in
 * the row and tried again later with growing waits; a message that can never be applied waits for a person as `failed`.
 */
export async function processWebhook(services: Services, { deliveryId }: { deliveryId: string }): Promise<void> {
  const { db, clock, log } = services;
  const delivery = await claim(services, deliveryId);
  if (!delivery) return;

  const mine = { id: deliveryId, leaseToken: delivery.leaseToken };
  const renew = (leaseUntil: Date) => db.webhookDelivery.updateMany({ where: mine, data: { leaseUntil } });
  try {
    await whileRenewing(services, renew, () => applyDelivery(services, delivery));
    await db.webhookDelivery.updateMany({
      where: mine,
      data: { status: "applied", failure: null, leaseToken: null, leaseUntil: null, appliedAt: clock.now() },
    });
    log.info("process-webhook", { delivery: deliveryId, topic: delivery.topic });
  } catch (error) {
    const isFinal = delivery.attempts >= maxAttempts || (error instanceof DomainError && !error.retryable);
    await db.webhookDelivery.updateMany({
      where: mine,
      data: {
        status: isFinal ? "failed" : "received",
        failure: error instanceof DomainError ? error.code : `error: ${String(error).slice(0, 300)}`,
        leaseToken: null,
        // While it is `received`, this is when it may be tried again.
        leaseUntil: isFinal ? null : new Date(Date.now() + waitMs(delivery.attempts)),
      },
    });
    log.error("process-webhook-failed", { delivery: deliveryId, topic: delivery.topic, error: String(error) });
  }
}

async function claim(services: Services, id: string): Promise<WebhookDelivery | null> {
  const lease = newLease(services);
  const now = new Date();
  const [row] = await services.db.$queryRaw<{ id: string }[]>`
    UPDATE webhook_inbox
       SET status = 'processing', attempts = attempts + 1, lease_token = ${lease.token}::uuid, lease_until = ${lease.until}
     WHERE id = ${id}::uuid AND status IN ('received', 'processing') AND (lease_until IS NULL OR lease_until <= ${now})
    RETURNING id`;
  return row ? services.db.webhookDelivery.findUniqueOrThrow({ where: { id } }) : null;
}

/** 2 s, 4 s, 8 s … at most three hours. */
function waitMs(attempts: number): number {
  return Math.min(2 ** attempts * 1_000, 3 * 3_600_000);
}
