import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";

/** The shop of a verified caller. Throws DomainError "shop-unknown" when the app is not installed there (any more). */
export async function readShop(services: Services, { shopDomain }: { shopDomain: string }): Promise<Shop> {
  const shop = await services.db.shop.findUnique({ where: { domain: shopDomain } });
  if (!shop || shop.uninstalledAt) throw new DomainError("shop-unknown");
  return shop;
}
