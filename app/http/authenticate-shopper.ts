import type { Shop, ShopperSession } from "@prisma/client";
import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { readShopperSession } from "../domain/personalizations/read-shopper-session.ts";
import { services } from "../services.server.ts";
import { authenticateProxy } from "./authenticate-proxy.ts";
import { limitHolder } from "./rate-limit.ts";
import { readJson } from "./read-body.ts";

/**
 * Lets in a shopper and reads what they ask. The proxy's signature proves the shop, the token we issued proves the shopper;
 * it stands in the body as `session`, because Shopify does not promise to forward headers and logs keep queries.
 *
 * Throws DomainError "signature-invalid", "shop-unknown", "session-unknown", "too-many-requests", or what a bad body gives.
 */
export async function authenticateShopper<Ask>(
  request: Request,
  shape: z.ZodType<Ask>,
): Promise<{ shop: Shop; shopper: ShopperSession; ask: Ask }> {
  const { shop, customerId } = await authenticateProxy(request);
  if (request.method !== "POST") throw new DomainError("method-not-allowed");
  const { session, ask } = await readJson(
    request,
    z.looseObject({ session: z.string().max(200) }).transform(({ session, ...rest }) => ({ session, ask: rest })),
  );
  const shopper = await readShopperSession(services(), { shopId: shop.id, token: session, customerId });
  await limitHolder(request, { shopId: shop.id, holder: shopper.id, throughShopify: true });
  return { shop, shopper, ask: shape.parse(ask) };
}
