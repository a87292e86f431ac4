import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";

/**
 * Every shop there is, or the one of that domain; for an operator, so also those that removed the app and are not erased yet.
 *
 * @throws DomainError "shop-unknown"
 */
export async function listShops(
  { db }: Pick<Services, "db">,
  { shopDomain }: { shopDomain: string | null },
): Promise<{ id: string; domain: string }[]> {
  const shops = await db.shop.findMany({
    where: shopDomain ? { domain: shopDomain } : {},
    orderBy: { domain: "asc" },
    select: { id: true, domain: true },
  });
  if (shopDomain && shops.length === 0) throw new DomainError("shop-unknown");
  return shops;
}
