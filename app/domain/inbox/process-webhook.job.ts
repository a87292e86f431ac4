import { z } from "zod";
import { defineJob } from "../job.ts";

export const processWebhookJob = defineJob({
  name: "process-webhook",
  payload: z.object({ deliveryId: z.uuid() }),
  key: ({ deliveryId }) => `process-webhook-${deliveryId}`,
  attempts: 1, // a delivery counts its own attempts; the sweep rings again
  lane: "quick",
  priority: 1,
});
