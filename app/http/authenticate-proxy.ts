import type { Shop } from "@prisma/client";
import { DomainError } from "../domain/errors.ts";
import { readShop } from "../domain/shops/read-shop.ts";
import { services } from "../services.server.ts";
import { shopifyVerifier } from "../shopify.server.ts";
import { limitClient } from "./rate-limit.ts";

/** A request that came through a shop's app proxy. It proves the shop, never the shopper. */
export interface ProxyCaller {
  shop: Shop;
  /** Set by Shopify when the shopper is signed in to the shop. */
  customerId: string | null;
}

/**
 * What Shopify adds, and its exact shapes. They matter: the signed text has nothing between one parameter and the next, so
 * with looser ones a query could be cut up anew under the same signature.
 */
const shapes = {
  shop: /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/,
  timestamp: /^\d{10}$/,
  signature: /^[0-9a-f]{64}$/,
  path_prefix: /^\/(a|apps|community|tools)\/[\w-]{1,30}$/,
  logged_in_customer_id: /^\d*$/,
};
const once = Object.keys(shapes);

/**
 * Lets in what Shopify signed for a shop that has the app. The library checks the signature and its age (90 s); it holds
 * only some parameters to one value, so that is checked here for all we read (decision 0008).
 *
 * Throws DomainError "signature-invalid", "shop-unknown" or "too-many-requests".
 */
export async function authenticateProxy(request: Request): Promise<ProxyCaller> {
  const query = new URL(request.url).searchParams;
  const doubled = once.some((name) => query.getAll(name).length > 1);
  const domain = query.get("shop") ?? "";
  const misshapen = Object.entries(shapes).some(([name, shape]) => !shape.test(query.get(name) ?? ""));
  if (doubled || misshapen) throw new DomainError("signature-invalid");
  await verifySignature(query);
  const shop = await readShop(services(), { shopDomain: domain });
  await limitClient(request, { shopId: shop.id, throughShopify: true });
  return { shop, customerId: query.get("logged_in_customer_id") || null };
}

async function verifySignature(query: URLSearchParams): Promise<void> {
  let valid = false;
  try {
    valid = await shopifyVerifier.utils.validateHmac(query, { signator: "appProxy" });
  } catch (error) {
    throw new DomainError("signature-invalid", { cause: error });
  }
  if (!valid) throw new DomainError("signature-invalid");
}
