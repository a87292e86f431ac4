import type { WebhookDelivery } from "@prisma/client";
import { type Claimable, holding } from "../lease.ts";
import type { Services } from "../services.ts";
import { applyDelivery } from "./apply-delivery.ts";

/**
 * Brings about what a kept message asks for, once.
 *
 * Safe to run twice: only the run that claims the row works, and what it does may itself be repeated. A failure is kept in
 * the row and tried again with growing waits, about a day long, and as long as it takes while the world outside is away; then
 * the message waits for a person as `failed` (runbook). What is applied is emptied: it may hold what we have no reason to keep.
 */
export async function processWebhook(services: Services, { deliveryId }: { deliveryId: string }): Promise<void> {
  const { db, clock, log } = services;
  await holding(services, delivery(services, deliveryId), async (row, lease) => {
    await applyDelivery(services, row);
    await db.webhookDelivery.updateMany({
      where: { id: deliveryId, leaseToken: lease.token },
      data: {
        status: "applied",
        body: "",
        failure: null,
        leaseToken: null,
        leaseUntil: null,
        appliedAt: clock.now(),
      },
    });
    log.info("process-webhook", { delivery: deliveryId, topic: row.topic });
  });
}

function delivery({ db }: Services, id: string): Claimable<WebhookDelivery> {
  return {
    name: "process-webhook",
    maxAttempts: 20, // with the waits between them: about a day
    async claim({ token, until }) {
      const [row] = await db.$queryRaw<{ id: string }[]>`
        UPDATE webhook_inbox
           SET status = 'processing', attempts = attempts + 1, lease_token = ${token}::uuid, lease_until = ${until}
         WHERE id = ${id}::uuid AND status IN ('received', 'processing')
           AND (lease_until IS NULL OR lease_until <= ${new Date()})
        RETURNING id`;
      return row ? db.webhookDelivery.findUniqueOrThrow({ where: { id } }) : null;
    },
    renew: ({ token, until }) =>
      db.webhookDelivery.updateMany({ where: { id, leaseToken: token }, data: { leaseUntil: until } }),
    giveBack: (verdict, { token }, error) =>
      db.webhookDelivery.updateMany({
        where: { id, leaseToken: token },
        data:
          verdict.kind === "refused"
            ? { status: "failed", failure: failureText(error), leaseToken: null, leaseUntil: null }
            : {
                status: "received",
                attempts: verdict.attempts,
                failure: failureText(error),
                leaseToken: null,
                // While it is `received`, this is when it may be tried again.
                leaseUntil: new Date(Date.now() + waitMs(verdict.attempts)),
              },
      }),
  };
}

function failureText(error: unknown): string {
  return String(error).replaceAll("\0", "").slice(0, 300);
}

/** 2 s, 4 s, 8 s … at most three hours. */
function waitMs(attempts: number): number {
  return Math.min(2 ** attempts * 1_000, 3 * 3_600_000);
}
