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

/** What was done on each of the last days, the oldest first; a day without a note was a quiet one. */
export async function listAccessDays(
  { db, clock }: Services,
  { shopId, days }: { shopId: string; days: number },
): Promise<AccessOnDay[]> {
  const wanted = Array.from({ length: days }, (_, n) =>
    dayOf(new Date(clock.now().getTime() - (days - 1 - n) * dayMs)),
  );
  const rows = await db.accessDay.findMany({ where: { shopId, day: { gte: new Date(wanted[0] ?? 0) } } });
  const byDay = new Map(rows.map((row) => [dayOf(row.day), row]));
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
