import type { CreditPending, Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { settlePurchase } from "./settle-purchase.ts";

/**
 * A merchant is back from approving a charge, whose number stands in the address and proves nothing: it only says which of the
 * shop's own purchases Shopify is asked about.
 *
 * @throws DomainError "purchase-unknown" for a number that belongs to no purchase of this shop
 */
export async function confirmPurchase(
  services: Services,
  { shop, charge }: { shop: Pick<Shop, "id">; charge: string },
): Promise<CreditPending> {
  if (!/^\d{1,20}$/.test(charge)) throw new DomainError("purchase-unknown");
  const chargeId = `gid://shopify/AppPurchaseOneTime/${charge}`;
  const purchase = await services.db.creditPending.findFirst({ where: { chargeId, shopId: shop.id } });
  if (!purchase) throw new DomainError("purchase-unknown");
  return settlePurchase(services, { purchaseId: purchase.id });
}
