import type { Services } from "../services.ts";
import { resumePrints } from "./resume-prints.ts";

/** Finds shops that have both credits and prints that wait for them, and lets those go on. */
export async function sweepAwaiting(services: Services): Promise<number> {
  const shops = await services.db.$queryRaw<{ shopId: string }[]>`
    SELECT DISTINCT p.shop_id AS "shopId" FROM prints p JOIN shop_credits c ON c.shop_id = p.shop_id
     WHERE p.status = 'awaiting_credits' AND c.available + c.overdraft > 0`;
  let resumed = 0;
  for (const { shopId } of shops) resumed += await resumePrints(services, { shopId });
  return resumed;
}
