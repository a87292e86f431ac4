import type { Prisma } from "@prisma/client";
import { lockAccount } from "./account.ts";
import { appendEntry } from "./append-entry.ts";
import { findHold } from "./reserve-credits.ts";

/** Whose credits are set aside. */
export interface Subject {
  shopId: string;
  subjectId: string;
}

/**
 * The work is done: what was set aside for it is spent, in the transaction that finishes it.
 *
 * @throws Error when nothing is set aside for it: its hold lapsed, so its claim has too, and the run must not finish it
 */
export async function captureHold(tx: Prisma.TransactionClient, of: Subject, at: Date): Promise<void> {
  const done = await settle(tx, of, { state: "captured", at });
  if (!done && (await findHold(tx, of))?.state !== "captured") throw new Error("nothing is set aside for this work");
}

/** The work will not be done: what was set aside for it may be spent again. May be repeated; what is spent stays spent. */
export async function releaseHold(tx: Prisma.TransactionClient, of: Subject, at: Date): Promise<void> {
  await settle(tx, of, { state: "released", at });
}

/** As `releaseHold`, if nobody keeps the hold up any more. False when somebody does, or it is settled. */
export function releaseLapsedHold(tx: Prisma.TransactionClient, of: Subject, at: Date): Promise<boolean> {
  return settle(tx, of, { state: "released", at, lapsed: true });
}

async function settle(
  tx: Prisma.TransactionClient,
  of: Subject,
  { state, at, lapsed = false }: { state: "captured" | "released"; at: Date; lapsed?: boolean },
): Promise<boolean> {
  if ((await findHold(tx, of))?.state !== "held") return false;
  const account = await lockAccount(tx, of.shopId);
  // Looked at again under the lock: somebody may have settled it meanwhile.
  const hold = await findHold(tx, of);
  if (hold?.state !== "held" || (lapsed && hold.leaseUntil > new Date())) return false;
  await tx.creditHold.update({ where: { id: hold.id }, data: { state, settledAt: at } });
  const { credits, id: externalId, purpose: note, priceVersion } = hold;
  const [kind, available] = state === "captured" ? (["capture", 0] as const) : (["release", credits] as const);
  const entry = { kind, available, held: -credits, externalId, note, priceVersion };
  await appendEntry(tx, { account, entry, at });
  return true;
}
