import { z } from "zod";
import type { Services } from "../services.ts";
import { settlePurchase } from "./settle-purchase.ts";

const purchasePayload = z.object({ app_purchase_one_time: z.object({ admin_graphql_api_id: z.string() }) });

/**
 * Shopify told us that a charge has changed (app_purchases_one_time/update). The message carries neither price nor test flag, so
 * it only makes us ask. One about a charge we did not ask for is none of our business.
 */
export async function recordPurchase(
  services: Services,
  { shopId, payload }: { shopId: string; payload: unknown },
): Promise<void> {
  const { app_purchase_one_time: told } = purchasePayload.parse(payload);
  const where = { chargeId: told.admin_graphql_api_id, shopId };
  const purchase = await services.db.creditPending.findFirst({ where });
  if (purchase) await settlePurchase(services, { purchaseId: purchase.id });
  else services.log.warn("purchase-unknown", { charge: told.admin_graphql_api_id });
}
