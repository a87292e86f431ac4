import type { Shop } from "@prisma/client";
import { DomainError } from "../domain/errors.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { limitHolder } from "./rate-limit.ts";

/**
 * Lets in a program that asks for a merchant: with the session token App Bridge gives their admin, as a bearer. The library
 * checks it (signature, audience, a minute of life); whatever it says to a browser is one refusal here.
 *
 * @throws DomainError "token-invalid", "shop-unknown", "too-many-requests"
 */
export async function authenticateMerchant(request: Request): Promise<Shop> {
  if (!/^Bearer \S/i.test(request.headers.get("authorization") ?? "")) throw new DomainError("token-invalid");
  const { session } = await authenticate.admin(request).catch((thrown: unknown) => {
    if (thrown instanceof Response && thrown.status < 500) throw new DomainError("token-invalid");
    throw thrown;
  });
  const shop = await openShop(services(), { shopDomain: session.shop });
  await limitHolder(request, { shopId: shop.id, holder: "merchant" });
  return shop;
}
