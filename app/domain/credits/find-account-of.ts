import type { Services } from "../services.ts";
import { domainHash } from "./account.ts";

/** The id under which a shop of this domain, erased since, has credits; null when it never had any. */
export async function findAccountOf(
  { db }: Pick<Services, "db">,
  { shopDomain }: { shopDomain: string },
): Promise<string | null> {
  const where = { domainHash: domainHash(shopDomain) };
  return (await db.shopCredits.findUnique({ where, select: { shopId: true } }))?.shopId ?? null;
}
