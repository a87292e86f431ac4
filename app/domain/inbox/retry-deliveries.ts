import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { processWebhookJob } from "./process-webhook.job.ts";

/**
 * Has messages that were given up tried again: one of a shop's, or all. They are still as they came, for only what is applied is
 * emptied. Asked for twice, they are tried once. Returns how many.
 */
export async function retryDeliveries(
  { db, bell }: Services,
  { shopDomain, deliveryId }: { shopDomain: string; deliveryId?: string },
): Promise<number> {
  if (deliveryId !== undefined && !isRowId(deliveryId)) return 0;
  const tried = await db.webhookDelivery.updateManyAndReturn({
    where: { shopDomain, status: "failed", ...(deliveryId && { id: deliveryId }) },
    data: { status: "received", attempts: 0, failure: null, leaseToken: null, leaseUntil: null },
    select: { id: true },
  });
  for (const { id } of tried) await bell.ring(processWebhookJob, { deliveryId: id });
  return tried.length;
}
