import { RequestedTokenType } from "@shopify/shopify-api";
import type { Staff } from "../domain/credits/assert-may-buy.ts";
import { DomainError } from "../domain/errors.ts";
import { shopifyVerifier } from "../shopify.server.ts";

/**
 * Who of a shop's staff asks, as Shopify says for the session token of this request: once for each thing that only some may do.
 * Of the person nothing is kept but their number; the token that comes along is thrown away.
 *
 * @throws DomainError "token-invalid", "shop-unreachable"
 */
export async function readStaff(request: Request, { shopDomain }: { shopDomain: string }): Promise<Staff> {
  const [, sessionToken] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!sessionToken) throw new DomainError("token-invalid");
  try {
    const requestedTokenType = RequestedTokenType.OnlineAccessToken;
    const { session } = await shopifyVerifier.auth.tokenExchange({
      shop: shopDomain,
      sessionToken,
      requestedTokenType,
    });
    const person = session.onlineAccessInfo?.associated_user;
    if (!person) throw new Error("Shopify names nobody");
    return { staffId: String(person.id), accountOwner: person.account_owner };
  } catch (error) {
    throw new DomainError("shop-unreachable", { cause: error });
  }
}
