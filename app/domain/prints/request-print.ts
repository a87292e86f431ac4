import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { renderPrintJob } from "./render-print.job.ts";

/** A merchant asks to try a failed print again. Throws DomainError "print-unknown" when there is none that failed. */
export async function requestPrint(
  { db, bell }: Services,
  { shopId, printId }: { shopId: string; printId: string },
): Promise<void> {
  const { count } = await db.print.updateMany({
    where: { id: printId, shopId, status: "failed" },
    data: { status: "pending", failure: null, attempts: 0 },
  });
  if (count === 0) throw new DomainError("print-unknown");
  await bell.ring(renderPrintJob, { printId });
}
