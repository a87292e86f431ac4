import type { Prisma } from "@prisma/client";
import { lockAccount } from "./account.ts";
import { appendEntry, type Entry } from "./append-entry.ts";

/** Credits that come, or that the operator takes back; `credits` may be negative for an adjustment or a refund. */
export type Grant = Pick<Entry, "externalId" | "note"> & {
  kind: "purchase" | "voucher" | "refund" | "adjustment";
  credits: number;
};

/** Enters credits in the caller's transaction, once for each external id. False when they were entered before. */
export async function grantCredits(
  tx: Prisma.TransactionClient,
  { shopId, grant: { credits, ...entry }, at }: { shopId: string; grant: Grant; at: Date },
): Promise<boolean> {
  const account = await lockAccount(tx, shopId);
  return (await appendEntry(tx, { account, entry: { ...entry, available: credits, held: 0 }, at })) !== null;
}
