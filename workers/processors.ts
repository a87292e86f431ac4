import { processWebhookJob } from "../app/domain/inbox/process-webhook.job.ts";
import { processWebhook } from "../app/domain/inbox/process-webhook.ts";
import type { Job } from "../app/domain/job.ts";
import { renderPrintJob } from "../app/domain/prints/render-print.job.ts";
import { renderPrint } from "../app/domain/prints/render-print.ts";
import { renderPreviewJob } from "../app/domain/renders/render-preview.job.ts";
import { renderPreview } from "../app/domain/renders/render-preview.ts";
import { moveTierJob } from "../app/domain/retention/move-tier.job.ts";
import { moveTier } from "../app/domain/retention/move-tier.ts";
import type { Services } from "../app/domain/services.ts";

/** A job and what does it. */
export interface Processor {
  name: string;
  /** Holds the payload to the job's shape, then does the work. */
  run(services: Services, payload: unknown): Promise<void>;
}

function processor<Payload>(
  job: Job<Payload>,
  work: (services: Services, payload: Payload) => Promise<unknown>,
): Processor {
  return {
    name: job.name,
    run: async (services, payload) => {
      await work(services, job.payload.parse(payload));
    },
  };
}

/** Every background job of the product, in the order a photo meets them. What runs by the clock: `schedules.ts`. */
export const processors: Processor[] = [
  processor(renderPreviewJob, renderPreview),
  processor(processWebhookJob, processWebhook),
  processor(moveTierJob, moveTier),
  processor(renderPrintJob, renderPrint),
];
