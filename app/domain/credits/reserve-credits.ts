import type { CreditHold, Prisma } from "@prisma/client";
import { lockAccount, spendable } from "./account.ts";
import { appendEntry } from "./append-entry.ts";

/** One piece of work that costs credits. `subjectId`: the row of that work. */
export interface PaidWork {
  shopId: string;
  purpose: "print";
  subjectId: string;
  credits: number;
  priceVersion: number;
}

export type Reserved = { kind: "held"; hold: CreditHold } | { kind: "paid" } | { kind: "short"; missing: number };

/**
 * Sets credits aside for a piece of work, in the transaction that claims it. "paid": this work was paid for before and costs
 * nothing more. "short": the shop has not got them, and nothing was set aside.
 *
 * Safe to repeat: what is set aside for this work already is taken over, until `leaseUntil`.
 */
export async function reserveCredits(
  tx: Prisma.TransactionClient,
  { work, leaseUntil, at }: { work: PaidWork; leaseUntil: Date; at: Date },
): Promise<Reserved> {
  const { shopId, subjectId, credits, priceVersion } = work;
  const account = await lockAccount(tx, shopId);
  const standing = await findHold(tx, { shopId, subjectId });
  if (standing?.state === "captured") return { kind: "paid" };
  if (standing) {
    const hold = await tx.creditHold.update({ where: { id: standing.id }, data: { leaseUntil } });
    return { kind: "held", hold };
  }
  if (spendable(account) < credits) return { kind: "short", missing: credits - spendable(account) };
  const hold = await tx.creditHold.create({ data: { ...work, leaseUntil, createdAt: at } });
  const entry = { kind: "reserve", available: -credits, held: credits, externalId: hold.id } as const;
  await appendEntry(tx, { account, entry: { ...entry, note: work.purpose, priceVersion }, at });
  return { kind: "held", hold };
}

/** What is set aside or was paid for a piece of work; null when neither. */
export function findHold(
  tx: Prisma.TransactionClient,
  { shopId, subjectId }: { shopId: string; subjectId: string },
): Promise<CreditHold | null> {
  return tx.creditHold.findFirst({ where: { shopId, subjectId, state: { not: "released" } } });
}
