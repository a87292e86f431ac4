import { addressList } from "../address-list.ts";
import { config } from "../config.server.ts";
import { DomainError } from "../domain/errors.ts";
import { services } from "../services.server.ts";
import { clientAddress, networkOf } from "./client-address.ts";
import { allowanceAt } from "./rate-rules.ts";

let allowed: ((address: string) => boolean) | undefined;

/** Who asks, as far as the caller's door knows by now. */
export interface RateCaller {
  shopId: string;
  /** Shopify's signature was checked, so Shopify's servers are one more proxy that is believed. */
  throughShopify?: boolean;
}

/**
 * Counts a request against what its client may do in a shop, at this place, in a second and in a minute. Called by the doors
 * once they know the shop. Messages from Shopify are not counted: they are believed by their signature, come from few
 * addresses and in bursts, and one that is refused is a fact we lack.
 *
 * @throws DomainError "too-many-requests", with the seconds to wait.
 */
export async function limitClient(request: Request, { shopId, throughShopify = false }: RateCaller): Promise<void> {
  const address = addressOf(request, throughShopify);
  if (isAllowed(address)) return;
  await take(request, `client:${clientKey(shopId, address)}`);
}

/**
 * The same for who is known by something we gave them: a shopper's session, an upload's ticket.
 *
 * @throws DomainError "too-many-requests", with the seconds to wait.
 */
export async function limitHolder(request: Request, { holder, ...caller }: RateCaller & { holder: string }) {
  if (isAllowed(addressOf(request, caller.throughShopify ?? false))) return;
  await take(request, `holder:${caller.shopId}:${holder}`);
}

/** Stands for a client in a shop, and for nobody in another; the address can't be had back from it. */
export function clientKeyOf(request: Request, { shopId, throughShopify = false }: RateCaller): string {
  return clientKey(shopId, addressOf(request, throughShopify));
}

function clientKey(shopId: string, address: string | null): string {
  return services().keys.sign("client", `${shopId} ${address === null ? "unknown" : networkOf(address)}`);
}

async function take(request: Request, key: string): Promise<void> {
  const { RATE_PER_SECOND: perSecond, RATE_PER_MINUTE: perMinute } = config();
  const allowance = allowanceAt(new URL(request.url).pathname, { perSecond, perMinute });
  const over = await services().rates.take([key], allowance);
  if (over) throw new DomainError("too-many-requests", { retryAfterSeconds: over.waitSeconds });
}

function addressOf(request: Request, throughShopify: boolean): string | null {
  return clientAddress(request.headers, config().TRUSTED_PROXIES + (throughShopify ? 1 : 0));
}

function isAllowed(address: string | null): boolean {
  allowed ??= addressList(config().RATE_ALLOW);
  return address !== null && allowed(address);
}
