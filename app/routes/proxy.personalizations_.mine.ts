import { z } from "zod";
import { listPersonalizations } from "../domain/personalizations/list-personalizations.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { services } from "../services.server.ts";

/** What this shopper has made in this shop. Asked by POST, so that the shopper's token is in no address. */
export const action = answering(async ({ request }) => {
  const { shop, shopper } = await authenticateShopper(request, z.strictObject({}));

  const personalizations = await listPersonalizations(services(), {
    shopId: shop.id,
    shopperSessionId: shopper.id,
  });
  return json({ personalizations });
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
