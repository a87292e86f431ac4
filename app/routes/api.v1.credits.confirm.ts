import { z } from "zod";
import { confirmPurchase } from "../domain/credits/confirm-purchase.ts";
import { readBalance } from "../domain/credits/read-balance.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { readJson } from "../http/read-body.ts";
import { services } from "../services.server.ts";

const ask = z.strictObject({ chargeId: z.string().max(60) });

/** What has become of a charge, as Shopify itself says, and what the shop has now. The number alone grants nothing. */
export const action = answering(async ({ request }) => {
  const shop = await authenticateMerchant(request);
  if (request.method !== "POST") return refuse("method-not-allowed");
  const { chargeId } = await readJson(request, ask);
  const { status, credits } = await confirmPurchase(services(), { shop, charge: chargeId });
  return json({ status, credits, balance: await readBalance(services(), { shopId: shop.id }) });
});

export const loader = answering(async () => refuse("method-not-allowed"));
