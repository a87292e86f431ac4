import { createHash } from "node:crypto";
import type { Prisma, ShopCredits } from "@prisma/client";

/** By it a shop that was erased, and so has no row and no name here, finds its credits when it comes back. */
export function domainHash(domain: string): string {
  return createHash("sha256").update(domain).digest("hex");
}

/**
 * A shop's account, which is the caller's alone until the transaction ends: what is decided by it still holds when it is entered.
 * Lock it last: whoever holds it waits for nobody.
 */
export async function lockAccount(tx: Prisma.TransactionClient, shopId: string): Promise<ShopCredits> {
  await tx.$queryRaw`SELECT shop_id FROM shop_credits WHERE shop_id = ${shopId}::uuid FOR UPDATE`;
  return tx.shopCredits.findUniqueOrThrow({ where: { shopId } });
}

/** What a shop may still spend, with what the operator lets it owe. */
export function spendable({ available, overdraft }: Pick<ShopCredits, "available" | "overdraft">): number {
  return available + overdraft;
}
