import { z } from "zod";
import { requestPurchase } from "../domain/credits/request-purchase.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { readJson } from "../http/read-body.ts";
import { readStaff } from "../http/read-staff.ts";
import { services } from "../services.server.ts";

const ask = z.strictObject({ credits: z.number().int() });

/** Starts the purchase of a pack: where the merchant approves it, in Shopify. */
export const action = answering(async ({ request }) => {
  const shop = await authenticateMerchant(request);
  if (request.method !== "POST") return refuse("method-not-allowed");
  const { credits } = await readJson(request, ask);
  const buyer = () => readStaff(request, { shopDomain: shop.domain });
  return json(await requestPurchase(services(), { shop, credits, buyer }), 201);
});

export const loader = answering(async () => refuse("method-not-allowed"));
