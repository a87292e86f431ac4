import type { ImageKind, Tier } from "@prisma/client";
import type { Services } from "../services.ts";

/** What is stored now of one tier and kind. */
export interface StorageTotal {
  shopId: string;
  tier: Tier;
  kind: ImageKind;
  objects: number;
  bytes: number;
}

/** What a shop stores now, or every shop, by tier and kind. Exact, and its cost does not grow with the number of pictures. */
export async function listStorageTotals({ db }: Services, { shopId = null }: { shopId?: string | null } = {}) {
  const rows = await db.$queryRaw<(Omit<StorageTotal, "objects" | "bytes"> & { objects: bigint; bytes: bigint })[]>`
    SELECT shop_id AS "shopId", tier, kind, sum(objects)::bigint AS objects, sum(bytes)::bigint AS bytes
      FROM (SELECT shop_id, tier, kind, objects, bytes FROM storage_totals WHERE ${shopId}::uuid IS NULL OR shop_id = ${shopId}::uuid
            UNION ALL
            SELECT shop_id, tier, kind, objects, bytes FROM storage_changes WHERE ${shopId}::uuid IS NULL OR shop_id = ${shopId}::uuid) noted
     GROUP BY 1, 2, 3 HAVING sum(objects) <> 0 ORDER BY 1, 2, 3`;
  return rows.map((row): StorageTotal => ({ ...row, objects: Number(row.objects), bytes: Number(row.bytes) }));
}
