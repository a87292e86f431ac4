import type { Services } from "../services.ts";
import { startOfDay } from "../shops/shop-day.ts";
import { type EntryView, viewEntries } from "./list-entries.ts";
import { monthAfter } from "./statement-month.ts";

/** A month of a shop's credits. Sums are credits owned, spendable or set aside. */
export interface Statement {
  /** 2026-11 */
  month: string;
  from: Date;
  to: Date;
  opening: number;
  closing: number;
  /** What moved them: each entry but those that only set aside or gave back. */
  entries: EntryView[];
  /** What Shopify charged for what was bought in it, in cents of US dollars; pretended charges are left out. */
  paidCents: number;
}

/** Null for what is no month: 2026-13, yesterday. */
export async function readStatement(
  services: Services,
  { shopId, timezone, month }: { shopId: string; timezone: string; month: string },
): Promise<Statement | null> {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return null;
  const { db } = services;
  const from = startOfDay(`${month}-01`, timezone);
  const to = startOfDay(`${monthAfter(month)}-01`, timezone);
  const within = { shopId, at: { gte: from, lt: to } };
  const [rows, last, purchases] = await Promise.all([
    db.creditTransaction.findMany({
      where: { ...within, kind: { notIn: ["reserve", "release"] } },
      orderBy: { seq: "asc" },
    }),
    db.creditTransaction.findFirst({ where: { shopId, at: { lt: from } }, orderBy: { seq: "desc" } }),
    db.creditPending.aggregate({
      where: { shopId, status: "granted", test: false, closedAt: { gte: from, lt: to } },
      _sum: { priceCents: true },
    }),
  ]);
  const opening = last ? last.availableAfter + last.heldAfter : 0;
  const entries = await viewEntries(services, { shopId, rows });
  const closing = entries.reduce((sum, { credits }) => sum + credits, opening);
  return { month, from, to, opening, closing, entries, paidCents: purchases._sum.priceCents ?? 0 };
}
