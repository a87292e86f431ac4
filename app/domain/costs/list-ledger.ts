import type { ImageKind, Tier } from "@prisma/client";
import type { Services } from "../services.ts";
import type { Usage } from "./estimate-costs.ts";

/** What one picture used of the storage in a month. */
export interface LedgerLine {
  imageId: string;
  kind: ImageKind;
  /** Byte-days in each tier it lay in, whole. */
  tiers: Partial<Record<Tier, bigint>>;
  /** For `estimateCost`. Which picture was read is not noted: reads and what left are known of the shop as a whole alone. */
  usage: Usage;
}

const pageSize = 1_000;
const daySeconds = 86_400n;

/**
 * What each of a shop's pictures used in a calendar month (UTC, `2026-11`), from the log of what happened to it; up to now, when
 * the month is not over. In the order of the pictures' ids, in pages, so that a shop of any size can be gone through.
 */
export async function* listLedger(
  services: Services,
  { shopId, month }: { shopId: string; month: string },
): AsyncGenerator<LedgerLine> {
  const span = monthSpan(month, services.clock.now());
  let after: string | null = null;
  for (;;) {
    const { lines, last } = await readPage(services, { shopId, ...span, after });
    yield* lines;
    if (!last) return;
    after = last;
  }
}

/** Its first moment, and the first after it or now. */
function monthSpan(month: string, now: Date): { from: Date; to: Date } {
  const from = new Date(`${month}-01T00:00:00Z`);
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return { from, to: end < now ? end : now };
}

interface Span {
  imageId: string;
  kind: ImageKind;
  tier: Tier | null;
  byteSeconds: string;
  writes: number;
  copies: number;
}

async function readPage(
  { db }: Services,
  { shopId, from, to, after }: { shopId: string; from: Date; to: Date; after: string | null },
): Promise<{ lines: LedgerLine[]; last: string | null }> {
  const days = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 86_400_000));
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT image_id AS id FROM retention_log
     WHERE shop_id = ${shopId}::uuid AND (${after}::uuid IS NULL OR image_id > ${after}::uuid)
     ORDER BY image_id LIMIT ${pageSize}`;
  const rows = await db.$queryRaw<Span[]>`
    WITH events AS (
      SELECT image_id, kind, event, to_tier AS tier, bytes, at,
             lead(at, 1, ${to}) OVER (PARTITION BY image_id ORDER BY seq) AS until
        FROM retention_log
       WHERE shop_id = ${shopId}::uuid AND image_id = ANY(${ids.map(({ id }) => id)}::uuid[])
         AND event IN ('received', 'rendered', 'moved', 'deleted') AND at < ${to}
    )
    SELECT image_id AS "imageId", kind, tier,
           round(sum(coalesce(bytes, 0) * extract(epoch FROM greatest(until - greatest(at, ${from}), interval '0'))))::text
             AS "byteSeconds",
           count(*) FILTER (WHERE event IN ('received', 'rendered') AND at >= ${from})::int AS writes,
           count(*) FILTER (WHERE event = 'moved' AND at >= ${from})::int AS copies
      FROM events WHERE event <> 'deleted' AND until > ${from} GROUP BY 1, 2, 3 ORDER BY 1`;
  const byImage = Map.groupBy(rows, ({ imageId }) => imageId);
  const lines = [...byImage.values()].flatMap((spans) => lineOf(spans, days) ?? []);
  return { lines, last: ids.length < pageSize ? null : (ids.at(-1)?.id ?? null) };
}

function lineOf(spans: Span[], days: number): LedgerLine | null {
  const [first] = spans;
  if (!first) return null;
  const tiers: LedgerLine["tiers"] = {};
  let byteSeconds = 0n;
  for (const span of spans) {
    byteSeconds += BigInt(span.byteSeconds);
    if (span.tier) tiers[span.tier] = BigInt(span.byteSeconds) / daySeconds;
  }
  const writes = spans.reduce((sum, span) => sum + span.writes, 0);
  const copies = spans.reduce((sum, span) => sum + span.copies, 0);
  const usage = { days, byteDays: byteSeconds / daySeconds, writes, copies, reads: 0, egressBytes: 0n };
  return { imageId: first.imageId, kind: first.kind, tiers, usage };
}
