import type { Gauge } from "prom-client";
import { config } from "./config.server.ts";
import { readVitals, type Vitals } from "./domain/activity/read-vitals.ts";
import { countBudgetsExceeded } from "./domain/costs/count-budgets-exceeded.ts";
import { providerInUse } from "./domain/costs/provider-in-use.ts";
import { tiers } from "./domain/photos/object-key.ts";
import type { Services } from "./domain/services.ts";
import { gauges, registry } from "./metrics.server.ts";

/** Several may ask, and each a few times a minute: the database is asked once in this time. */
const keptMs = 5_000;
const patienceMs = 3_000;
const budgetsEveryMs = 600_000;

let collected: { at: number; done: Promise<void> } | undefined;
let budgets: { at: number; exceeded: number } | undefined;

/**
 * All that is counted, as text for Prometheus. Without the database what this process counted itself is told all the same, and
 * the rest is left out: no number is better than an old one.
 */
export async function collectMetrics(services: Services): Promise<string> {
  if (!collected || Date.now() - collected.at > keptMs) {
    collected = { at: Date.now(), done: withinPatience(readGauges(services)) };
  }
  await collected.done.catch((error: unknown) => {
    services.log.warn("metrics-without-database", { error: String(error) });
    collected = undefined;
    for (const gauge of Object.values(gauges)) gauge.reset();
  });
  return registry.metrics();
}

/** For tests: what was read a moment ago is read again. */
export function forgetCollected(): void {
  collected = undefined;
}

async function readGauges(services: Services): Promise<void> {
  const vitals = await readVitals(services);
  if (!budgets || Date.now() - budgets.at > budgetsEveryMs) {
    const exceeded = await countBudgetsExceeded(services, { provider: providerInUse(config()) });
    budgets = { at: Date.now(), exceeded };
  }
  show(vitals, budgets.exceeded);
}

function show(vitals: Vitals, budgetsExceeded: number): void {
  for (const gauge of Object.values(gauges)) gauge.reset();
  for (const [job, { rows, oldestSeconds }] of Object.entries(vitals.waiting)) {
    gauges.waiting.set({ job }, rows);
    gauges.oldest.set({ job }, oldestSeconds);
  }
  each(gauges.prints, vitals.prints);
  each(gauges.deliveries, vitals.deliveries);
  each(gauges.purchases, vitals.purchases);
  each(gauges.credits, vitals.credits);
  for (const tier of tiers) {
    gauges.objects.set({ tier }, vitals.stored[tier]?.objects ?? 0);
    gauges.bytes.set({ tier }, vitals.stored[tier]?.bytes ?? 0);
  }
  gauges.overdue.set(vitals.overdue);
  gauges.drift.set(vitals.drift);
  gauges.budgets.set(budgetsExceeded);
}

function each(gauge: Gauge<"state">, counts: Record<string, number>): void {
  for (const [state, count] of Object.entries(counts)) gauge.set({ state }, count);
}

function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database took too long")), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
