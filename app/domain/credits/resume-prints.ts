import { renderPrintJob } from "../prints/render-print.job.ts";
import type { Services } from "../services.ts";
import { spendable } from "./account.ts";

/**
 * Lets prints that wait for credits go on, the oldest first, as many as the shop can pay for now. Called whenever credits come;
 * a sweep calls it too, for a death in between. May be repeated and run by several at once. Returns how many go on.
 */
export async function resumePrints(
  { db, bell }: Pick<Services, "db" | "bell">,
  { shopId }: { shopId: string },
): Promise<number> {
  const account = await db.shopCredits.findUnique({ where: { shopId } });
  if (!account || spendable(account) <= 0) return 0;
  const resumed = await db.$queryRaw<{ id: string }[]>`
    UPDATE prints SET status = 'pending', attempts = 0
     WHERE status = 'awaiting_credits' AND id IN (
       SELECT id FROM (SELECT id, sum(credits) OVER (ORDER BY created_at, id) AS needed FROM prints
                        WHERE shop_id = ${shopId}::uuid AND status = 'awaiting_credits') waiting
        WHERE needed <= ${spendable(account)})
    RETURNING id`;
  for (const { id: printId } of resumed) await bell.ring(renderPrintJob, { printId });
  return resumed.length;
}
