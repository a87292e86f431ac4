import { keepVisit } from "../domain/photos/keep-visit.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** For orders Shopify does not tell of: what was sent in this visit is kept as photos of a shipped order are. */
export const action = answering(async ({ request, params }) => {
  const shop = await authenticateMerchant(request);
  if (request.method !== "POST") return refuse("method-not-allowed");
  return json(await keepVisit(services(), { shopId: shop.id, sessionId: params.sessionId ?? "", as: "completed" }));
});

export const loader = answering(async () => refuse("method-not-allowed"));
