import type { PrismaClient } from "@prisma/client";

/** What was done with one shop's objects on one day (`dayOf`). Bytes as they went over the line. */
export interface Access {
  shopId: string;
  day: string;
  uploads: number;
  uploadBytes: number;
  reads: number;
  readBytes: number;
  writes: number;
  writtenBytes: number;
  moves: number;
}

/** Adds to what is known of those days. A shop that is gone meanwhile is left out. */
export async function recordAccess({ db }: { db: PrismaClient }, accesses: Access[]): Promise<void> {
  const ordered = [...accesses].sort((a, b) => `${a.shopId} ${a.day}`.localeCompare(`${b.shopId} ${b.day}`));
  for (const { shopId, day, ...counts } of ordered) {
    await db.$executeRaw`
      INSERT INTO access_days (shop_id, day, uploads, upload_bytes, reads, read_bytes, writes, written_bytes, moves)
      SELECT id, ${day}::date, ${counts.uploads}, ${counts.uploadBytes}, ${counts.reads}, ${counts.readBytes},
             ${counts.writes}, ${counts.writtenBytes}, ${counts.moves}
        FROM shops WHERE id = ${shopId}::uuid
      ON CONFLICT (shop_id, day) DO UPDATE
         SET uploads = access_days.uploads + excluded.uploads, upload_bytes = access_days.upload_bytes + excluded.upload_bytes,
             reads = access_days.reads + excluded.reads, read_bytes = access_days.read_bytes + excluded.read_bytes,
             writes = access_days.writes + excluded.writes,
             written_bytes = access_days.written_bytes + excluded.written_bytes,
             moves = access_days.moves + excluded.moves`;
  }
}
