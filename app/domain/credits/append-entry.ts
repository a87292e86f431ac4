import type { CreditKind, Prisma, ShopCredits } from "@prisma/client";

/** What is to be entered. `available` and `held`: what it adds to each, in credits. */
export interface Entry {
  kind: CreditKind;
  available: number;
  held: number;
  externalId: string;
  note?: string | null;
  priceVersion?: number | null;
}

/**
 * Adds an entry to a locked account's ledger; the database moves the balance by it, and refuses one that would take it too low.
 * Null when the shop has this entry already: the same fact counts once.
 */
export async function appendEntry(
  tx: Prisma.TransactionClient,
  { account, entry, at }: { account: ShopCredits; entry: Entry; at: Date },
): Promise<ShopCredits | null> {
  const { shopId } = account;
  const { kind, externalId } = entry;
  const known = await tx.creditTransaction.findUnique({
    where: { shopId_kind_externalId: { shopId, kind, externalId } },
    select: { id: true },
  });
  if (known) return null;
  const after = {
    seq: account.seq + 1,
    available: account.available + entry.available,
    held: account.held + entry.held,
  };
  await tx.creditTransaction.create({
    data: { ...entry, shopId, seq: after.seq, availableAfter: after.available, heldAfter: after.held, at },
  });
  return { ...account, ...after };
}
