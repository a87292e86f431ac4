import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";

/** Who works in a shop's admin, as Shopify says. `staffId`: Shopify's number of the person. */
export interface Staff {
  staffId: string;
  accountOwner: boolean;
}

/**
 * The owner may buy, and staff if the owner allows it. Shopify asks whoever buys to approve, and has rights of its own for that.
 *
 * @throws DomainError "billing-not-allowed"
 */
export async function assertMayBuy(
  services: Services,
  { shopId, staff }: { shopId: string; staff: Staff },
): Promise<void> {
  if (staff.accountOwner || (await readSettings(services, { shopId })).staffMayBuy) return;
  throw new DomainError("billing-not-allowed");
}
