import { z } from "zod";
import { eraseVisit } from "../domain/retention/erase-visit.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { services } from "../services.server.ts";

/** A shopper deletes the photos they sent. Says how many went, and how many an order still needs. */
export const action = answering(async ({ request }) => {
  const { shop, shopper } = await authenticateShopper(request, z.strictObject({}));

  return json(await eraseVisit(services(), { shopId: shop.id, shopperSessionId: shopper.id }));
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
