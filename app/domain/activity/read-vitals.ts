import { findOwnDrift } from "../credits/reconcile-credits.ts";
import type { Services } from "../services.ts";
import { listStorageTotals } from "../storage/list-storage-totals.ts";

/** How the whole installation does, in numbers without names. */
export interface Vitals {
  /** By job: rows whose work has yet to be done, and how long the oldest has waited. */
  waiting: Record<string, { rows: number; oldestSeconds: number }>;
  prints: Record<string, number>;
  deliveries: Record<string, number>;
  purchases: Record<string, number>;
  stored: Record<string, { objects: number; bytes: number }>;
  overdue: number;
  credits: { available: number; held: number };
  drift: number;
}

type Counted = { name: string; count: number };
const byName = (rows: Counted[]) => Object.fromEntries(rows.map(({ name, count }) => [name, count]));

/** Reads them all, from indexes or from what is counted already: the cost grows with what waits, not with what there is. */
export async function readVitals(services: Services): Promise<Vitals> {
  const { db, clock } = services;
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const [waiting, prints, deliveries, purchases, totals, overdue, account, drift] = await Promise.all([
    db.$queryRaw<{ job: string; rows: number; oldest: number | null }[]>`
      SELECT 'render-print' AS job, count(*)::int AS rows, extract(epoch FROM ${now} - min(created_at))::float8 AS oldest
        FROM prints WHERE status IN ('pending', 'processing')
      UNION ALL SELECT 'render-preview', count(*)::int, extract(epoch FROM ${now} - min(updated_at))::float8
        FROM images WHERE kind IN ('preview', 'thumbnail') AND status IN ('pending', 'processing')
      UNION ALL SELECT 'process-webhook', count(*)::int, extract(epoch FROM ${now} - min(received_at))::float8
        FROM webhook_inbox WHERE status IN ('received', 'processing')
      UNION ALL SELECT 'move-tier', count(*)::int, extract(epoch FROM ${now} - min(updated_at))::float8
        FROM images WHERE wanted_tier IS NOT NULL AND status = 'completed'`,
    db.$queryRaw<Counted[]>`
      SELECT status::text AS name, count(*)::int AS count FROM prints
       WHERE status IN ('pending', 'processing', 'failed', 'awaiting_credits') GROUP BY 1`,
    db.$queryRaw<Counted[]>`
      SELECT status::text AS name, count(*)::int AS count FROM webhook_inbox WHERE status <> 'applied' GROUP BY 1`,
    db.$queryRaw<Counted[]>`
      SELECT status::text AS name, count(*)::int AS count FROM credit_pending WHERE created_at > ${dayAgo} GROUP BY 1`,
    listStorageTotals(services),
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM images
       WHERE status <> 'gone' AND status <> 'processing' AND expires_at <= ${new Date(now.getTime() - 3_600_000)}`,
    db.shopCredits.aggregate({ _sum: { available: true, held: true } }),
    driftOf(services),
  ]);
  const stored: Vitals["stored"] = {};
  for (const { tier, objects, bytes } of totals) {
    const sum = stored[tier] ?? { objects: 0, bytes: 0 };
    stored[tier] = { objects: sum.objects + objects, bytes: sum.bytes + bytes };
  }
  return {
    waiting: Object.fromEntries(
      waiting.map(({ job, rows, oldest }) => [job, { rows, oldestSeconds: Math.max(0, oldest ?? 0) }]),
    ),
    ...{ prints: byName(prints), deliveries: byName(deliveries), purchases: byName(purchases), stored, drift },
    overdue: overdue[0]?.count ?? 0,
    credits: { available: account._sum.available ?? 0, held: account._sum.held ?? 0 },
  };
}

/** Adds up whole ledgers, so not each time somebody asks. */
const driftEveryMs = 600_000;
const looked = new WeakMap<Services["db"], { at: number; drift: Promise<number> }>();

function driftOf({ db }: Services): Promise<number> {
  const last = looked.get(db);
  if (last && Date.now() - last.at < driftEveryMs) return last.drift;
  const drift = findOwnDrift({ db }).then(({ length }) => length);
  drift.catch(() => looked.delete(db));
  looked.set(db, { at: Date.now(), drift });
  return drift;
}
