import type { Services } from "../services.ts";
import type { Provider } from "./price-table.ts";
import { readBudget } from "./read-budget.ts";

/** How many shops' storage costs more than they set. Reads a shop after the other: not to be asked for each minute. */
export async function countBudgetsExceeded(services: Services, { provider }: { provider: Provider }): Promise<number> {
  const set = await services.db.settings.findMany({
    where: { storageBudgetDollars: { gt: 0 }, shop: { uninstalledAt: null } },
    select: { shopId: true },
  });
  let exceeded = 0;
  for (const { shopId } of set) if ((await readBudget(services, { shopId, provider }))?.isOver) exceeded += 1;
  return exceeded;
}
