import type { Services } from "../services.ts";
import { dayOf } from "./day-of.ts";

/** What was done with a shop's pictures on a day (UTC). */
export interface AccessOnDay {
  day: string;
  uploads: number;
  reads: number;
  writes: number;
  moves: number;
  deletions: number;
  uploadBytes: number;
  readBytes: number;
  writtenBytes: number;
  deletedBytes: number;
}

const dayMs = 86_400_000;

/**
 * What was done on each of the last days, the oldest first; a day without a note was a quiet one. `shopId` null: in all shops, for
 * who runs the app.
 */
export async function listAccessDays(
  { db, clock }: Services,
  { shopId, days }: { shopId: string | null; days: number },
): Promise<AccessOnDay[]> {
  const wanted = Array.from({ length: days }, (_, n) =>
    dayOf(new Date(clock.now().getTime() - (days - 1 - n) * dayMs)),
  );
  const counted = { uploads: true, reads: true, writes: true, moves: true, deletions: true } as const;
  const measured = { uploadBytes: true, readBytes: true, writtenBytes: true, deletedBytes: true } as const;
  const rows = await db.accessDay.groupBy({
    by: ["day"],
    where: { day: { gte: new Date(wanted[0] ?? 0) }, ...(shopId !== null && { shopId }) },
    _sum: { ...counted, ...measured },
  });
  const byDay = new Map(rows.map((row) => [dayOf(row.day), row._sum]));
  return wanted.map((day) => {
    const noted = byDay.get(day);
    return {
      ...{ day, uploads: noted?.uploads ?? 0, reads: noted?.reads ?? 0, writes: noted?.writes ?? 0 },
      ...{ moves: noted?.moves ?? 0, deletions: noted?.deletions ?? 0 },
      ...{ uploadBytes: Number(noted?.uploadBytes ?? 0), readBytes: Number(noted?.readBytes ?? 0) },
      ...{ writtenBytes: Number(noted?.writtenBytes ?? 0), deletedBytes: Number(noted?.deletedBytes ?? 0) },
    };
  });
}
