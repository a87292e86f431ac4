import type { Services } from "../services.ts";
import { startOfDay } from "../shops/shop-day.ts";
import { type EntryView, viewEntries } from "./list-entries.ts";

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
  for (let month = monthOf(clock.now(), timezone); month >= from && months.length < 120; month = before(month)) {
    months.push(month);
  }
  return months;
}

/** Null for what is no month: 2026-13, yesterday. */
export async function readStatement(
  services: Services,
  { shopId, timezone, month }: { shopId: string; timezone: string; month: string },
): Promise<Statement | null> {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return null;
  const { db } = services;
  const from = startOfDay(`${month}-01`, timezone);
  const to = startOfDay(`${after(month)}-01`, timezone);
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

function monthOf(at: Date, timezone: string): string {
  const form = { year: "numeric", month: "2-digit", timeZone: timezone } as const;
  const parts = new Intl.DateTimeFormat("en-CA", form).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part("year")}-${part("month")}`;
}

function before(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
