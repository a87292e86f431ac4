import type { Services } from "../services.ts";
import { processWebhookJob } from "./process-webhook.job.ts";

/** A verified message from outside, as it came. `deliveryId` is the sender's own and the same when it is sent again. */
export interface Delivery {
  source: "shopify";
  deliveryId: string;
  eventId: string | null;
  topic: string;
  shopDomain: string;
  triggeredAt: Date | null;
  /** As it came: JSON, verified to be so. */
  body: string;
}

/** Keeps a message and rings for it. One that is known already is not kept twice; throws only when it could not be kept. */
export async function keepDelivery(services: Services, delivery: Delivery): Promise<void> {
  const { db, bell } = services;
  const id = crypto.randomUUID();
  const { count } = await db.webhookDelivery.createMany({ data: { id, ...delivery }, skipDuplicates: true });
  if (count === 0) return;
  await bell.ring(processWebhookJob, { deliveryId: id });
}
