import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Provider } from "./price-table.ts";
import { readCosts } from "./read-costs.ts";

/** What a shop's storage may cost in a month and what its last 30 days did, in micro-dollars. */
export interface Budget {
  budgetMicros: number;
  spentMicros: number;
  isOver: boolean;
}

/** Null for a shop that set no budget. `provider`: whose prices count. */
export async function readBudget(
  services: Services,
  { shopId, provider }: { shopId: string; provider: Provider },
): Promise<Budget | null> {
  const { storageBudgetDollars } = await readSettings(services, { shopId });
  if (storageBudgetDollars === 0) return null;
  const { estimates } = await readCosts(services, { shopId });
  const spentMicros = estimates.find((cost) => cost.provider === provider)?.totalMicros ?? 0;
  const budgetMicros = storageBudgetDollars * 1_000_000;
  return { budgetMicros, spentMicros, isOver: spentMicros > budgetMicros };
}
