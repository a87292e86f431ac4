import { type CreditKind, Prisma } from "@prisma/client";
import type { Services } from "../services.ts";

export type { CreditKind } from "@prisma/client";

/** What of the ledger is asked for. "all" leaves nothing out, not even what was only set aside and given back. */
export const entryFilters = ["moved", "added", "spent", "all"] as const;
export type EntryFilter = (typeof entryFilters)[number];

const kindsOf: Record<EntryFilter, CreditKind[] | null> = {
  moved: ["welcome", "purchase", "voucher", "capture", "refund", "adjustment"],
  added: ["welcome", "purchase", "voucher", "refund", "adjustment"],
  spent: ["capture"],
  all: null,
};

/** One line of a shop's history. */
export interface EntryView {
  seq: number;
  at: Date;
  kind: CreditKind;
  /** What it did to all the shop owns, spendable or set aside; for `reserve` and `release`, to what it may spend. */
  credits: number;
  /** What the shop owned with it, spendable and set aside. */
  balance: number;
  note: string | null;
  externalId: string;
  /** The order whose print was paid for, while we know it. */
  order: { id: string; name: string } | null;
}

/** A page of a shop's history, newest first. `before`, `after`: the number of an entry the page ends or begins at. */
export async function listEntries(
  services: Services,
  {
    shopId,
    filter = "moved",
    after = null,
    before = null,
    pageSize = 50,
  }: { shopId: string; filter?: EntryFilter; after?: number | null; before?: number | null; pageSize?: number },
): Promise<{ entries: EntryView[]; older: number | null; newer: number | null }> {
  const kinds = kindsOf[filter];
  const backwards = after === null && before !== null;
  const seq = { ...(after !== null && { lt: after }), ...(backwards && { gt: before ?? 0 }) };
  const rows = await services.db.creditTransaction.findMany({
    where: { shopId, seq, ...(kinds && { kind: { in: kinds } }) },
    orderBy: { seq: backwards ? "asc" : "desc" },
    take: pageSize + 1,
  });
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (backwards) page.reverse();
  const entries = await viewEntries(services, { shopId, rows: page });
  const [first, last] = [page[0], page.at(-1)];
  return {
    entries,
    newer: first && (backwards ? more : after !== null) ? first.seq : null,
    older: last && (backwards || more) ? last.seq : null,
  };
}

type Row = Prisma.CreditTransactionGetPayload<object>;

/** Entries as people read them, each with its order. */
export async function viewEntries(
  services: Services,
  { shopId, rows }: { shopId: string; rows: Row[] },
): Promise<EntryView[]> {
  const holds = rows.filter(({ kind }) => kind === "capture" || kind === "reserve" || kind === "release");
  const orders = await ordersOf(services, { shopId, holdIds: holds.map(({ externalId }) => externalId) });
  return rows.map(({ seq, at, kind, available, held, availableAfter, heldAfter, note, externalId }) => ({
    ...{ seq, at, kind, note, externalId },
    credits: kind === "reserve" || kind === "release" ? available : available + held,
    balance: availableAfter + heldAfter,
    order: orders.get(externalId) ?? null,
  }));
}

async function ordersOf({ db }: Services, { shopId, holdIds }: { shopId: string; holdIds: string[] }) {
  if (holdIds.length === 0) return new Map<string, { id: string; name: string }>();
  const rows = await db.$queryRaw<{ holdId: string; id: string; name: string }[]>(Prisma.sql`
    SELECT h.id AS "holdId", o.id, o.name FROM credit_holds h
      JOIN prints p ON p.id = h.subject_id
      JOIN order_items i ON i.id = p.order_item_id
      JOIN orders o ON o.id = i.order_id
     WHERE h.id = ANY(${holdIds}::uuid[]) AND o.shop_id = ${shopId}::uuid`);
  return new Map(rows.map(({ holdId, ...order }) => [holdId, order]));
}
