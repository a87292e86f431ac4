import type { Services } from "../services.ts";
import { monthBefore, monthOf } from "./statement-month.ts";

/** Months that can be asked for: from the shop's first entry to now, newest first. */
export async function listStatementMonths(
  { db, clock }: Services,
  { shopId, timezone }: { shopId: string; timezone: string },
): Promise<string[]> {
  const first = await db.creditTransaction.findFirst({
    where: { shopId },
    orderBy: { seq: "asc" },
    select: { at: true },
  });
  const months: string[] = [];
  const from = monthOf(first?.at ?? clock.now(), timezone);
  for (let month = monthOf(clock.now(), timezone); month >= from && months.length < 120; month = monthBefore(month)) {
    months.push(month);
  }
  return months;
}
