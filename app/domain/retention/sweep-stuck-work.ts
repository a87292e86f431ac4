import { processWebhookJob } from "../inbox/process-webhook.job.ts";
import { renderPrintJob } from "../prints/render-print.job.ts";
import { renderPreviewJob } from "../renders/render-preview.job.ts";
import type { Services } from "../services.ts";
import { moveTierJob } from "./move-tier.job.ts";

const most = 500;

/**
 * Rings again for every row whose work waits though nobody seems to be at it: the bell was not heard, or the worker died and
 * its claim lapsed. Ringing for work that is under way after all is harmless. Returns how many bells it rang.
 */
export async function sweepStuckWork({ db, bell, limits }: Services): Promise<{ rung: number }> {
  const now = new Date();
  // A bell just rung is given the time of a lease to be heard.
  const waitingSince = new Date(now.getTime() - limits.leaseMs);
  const waiting = { status: "pending", updatedAt: { lte: waitingSince } } as const;
  const abandoned = { status: "processing", leaseUntil: { lte: now } } as const;

  const [previews, prints, moves, deliveries] = await Promise.all([
    db.image.findMany({
      where: { kind: { in: ["preview", "thumbnail"] }, OR: [waiting, abandoned] },
      select: { id: true },
      take: most,
    }),
    db.print.findMany({ where: { OR: [waiting, abandoned] }, select: { id: true }, take: most }),
    db.image.findMany({
      where: {
        OR: [{ wantedTier: { not: null } }, { moveBegunAt: { not: null } }],
        status: "completed",
        updatedAt: { lte: waitingSince },
      },
      select: { id: true },
      take: most,
    }),
    db.webhookDelivery.findMany({
      where: {
        OR: [
          { status: "received", receivedAt: { lte: waitingSince }, leaseUntil: null },
          { status: { in: ["received", "processing"] }, leaseUntil: { lte: now } },
        ],
      },
      select: { id: true },
      orderBy: { receivedAt: "asc" },
      take: most,
    }),
  ]);

  for (const { id } of previews) await bell.ring(renderPreviewJob, { imageId: id });
  for (const { id } of prints) await bell.ring(renderPrintJob, { printId: id });
  for (const { id } of moves) await bell.ring(moveTierJob, { imageId: id });
  for (const { id } of deliveries) await bell.ring(processWebhookJob, { deliveryId: id });
  return { rung: previews.length + prints.length + moves.length + deliveries.length };
}
