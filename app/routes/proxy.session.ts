import { openShopperSession } from "../domain/personalizations/open-shopper-session.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { services } from "../services.server.ts";

/** A shopper's first touch: a token that ties their photos together. Called by the widget through the app proxy. */
export const action = answering(async ({ request }) => {
  const { shop, customerId } = await authenticateProxy(request);
  if (request.method !== "POST") return refuse("method-not-allowed");

  return json({ session: await openShopperSession(services(), { shopId: shop.id, customerId }) }, 201);
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
