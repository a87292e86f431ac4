import { recordActivity } from "../activity/record-activity.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { renderPrintJob } from "./render-print.job.ts";

/** A merchant asks for a print that failed, or whose file is gone, again. Throws DomainError "print-unknown" for any other. */
export async function requestPrint(
  { db, bell, clock }: Services,
  { shopId, printId }: { shopId: string; printId: string },
): Promise<void> {
  if (!isRowId(printId)) throw new DomainError("print-unknown");
  await db.$transaction(async (tx) => {
    const { count } = await tx.print.updateMany({
      where: { id: printId, shopId, OR: [{ status: "failed" }, { status: "completed", image: { status: "gone" } }] },
      data: { status: "pending", imageId: null, failure: null, attempts: 0 },
    });
    if (count === 0) throw new DomainError("print-unknown");
    const { orderItem } = await tx.print.findUniqueOrThrow({ where: { id: printId }, include: { orderItem: true } });
    await recordActivity(tx, { shopId, orderId: orderItem.orderId, event: "print-requested", at: clock.now() });
  });
  await bell.ring(renderPrintJob, { printId });
}
