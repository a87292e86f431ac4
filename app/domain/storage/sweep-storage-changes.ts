import type { Services } from "../services.ts";
import { dayOf } from "./day-of.ts";

const batchSize = 10_000;

/**
 * Adds up what the database noted of pictures coming and going, and keeps the sums as today's. Any number of workers may run it
 * at once: each note is added by one of them, once.
 */
export async function sweepStorageChanges({ db, clock }: Services): Promise<{ folded: number }> {
  let folded = 0;
  for (;;) {
    const [{ taken } = { taken: 0n }] = await db.$queryRaw<{ taken: bigint }[]>`
      WITH taken AS (
        DELETE FROM storage_changes
         WHERE id IN (SELECT id FROM storage_changes ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
        RETURNING shop_id, tier, kind, objects, bytes
      ), added AS (
        INSERT INTO storage_totals (shop_id, tier, kind, objects, bytes)
        SELECT shop_id, tier, kind, sum(objects), sum(bytes) FROM taken GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT (shop_id, tier, kind) DO UPDATE
           SET objects = storage_totals.objects + excluded.objects, bytes = storage_totals.bytes + excluded.bytes
      )
      SELECT count(*) AS taken FROM taken`;
    folded += Number(taken);
    if (taken < batchSize) break;
  }
  await db.$executeRaw`
    INSERT INTO storage_days (shop_id, day, tier, kind, objects, bytes)
    SELECT shop_id, ${dayOf(clock.now())}::date, tier, kind, objects, bytes FROM storage_totals ORDER BY shop_id, tier, kind
    ON CONFLICT (shop_id, day, tier, kind) DO UPDATE SET objects = excluded.objects, bytes = excluded.bytes
     WHERE (storage_days.objects, storage_days.bytes) IS DISTINCT FROM (excluded.objects, excluded.bytes)`;
  return { folded };
}
