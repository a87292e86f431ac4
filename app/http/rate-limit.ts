import { addressList } from "../address-list.ts";
import { config } from "../config.server.ts";
import { DomainError } from "../domain/errors.ts";
import { readSettings } from "../domain/settings/read-settings.ts";
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
  await take(request, { key: `client:${clientKey(shopId, address)}`, shopId, address });
}

/**
 * The same for who is known by something we gave them: a shopper's session, an upload's ticket.
 *
 * @throws DomainError "too-many-requests", with the seconds to wait.
 */
export async function limitHolder(request: Request, { holder, ...caller }: RateCaller & { holder: string }) {
  const { shopId, throughShopify = false } = caller;
  const address = addressOf(request, throughShopify);
  if (isAllowed(address)) return;
  await take(request, { key: `holder:${shopId}:${holder}`, shopId, address });
}

/** Stands for a client in a shop, and for nobody in another; the address can't be had back from it. */
export function clientKeyOf(request: Request, { shopId, throughShopify = false }: RateCaller): string {
  return clientKey(shopId, addressOf(request, throughShopify));
}

function clientKey(shopId: string, address: string | null): string {
  return services().keys.sign("client", `${shopId} ${address === null ? "unknown" : networkOf(address)}`);
}

async function take(
  request: Request,
  { key, shopId, address }: { key: string; shopId: string; address: string | null },
): Promise<void> {
  const { RATE_PER_SECOND: perSecond, RATE_PER_MINUTE: perMinute } = config();
  const allowance = allowanceAt(new URL(request.url).pathname, { perSecond, perMinute });
  const over = await services().rates.take([key], allowance);
  // The shop's own list is looked at only for who would be refused: most requests never cost that.
  if (over && !(await isAllowedByShop(shopId, address)))
    throw new DomainError("too-many-requests", { retryAfterSeconds: over.waitSeconds });
}

function addressOf(request: Request, throughShopify: boolean): string | null {
  return clientAddress(request.headers, config().TRUSTED_PROXIES + (throughShopify ? 1 : 0));
}

function isAllowed(address: string | null): boolean {
  allowed ??= addressList(config().RATE_ALLOW);
  return address !== null && allowed(address);
}

const shopLists = new Map<string, { until: number; allows: (address: string) => boolean }>();
const keptMs = 10_000;

async function isAllowedByShop(shopId: string, address: string | null): Promise<boolean> {
  if (address === null) return false;
  const known = shopLists.get(shopId);
  if (known && known.until > Date.now()) return known.allows(address);
  const { rateAllow } = await readSettings(services(), { shopId });
  const allows = addressList(rateAllow);
  if (shopLists.size > 1_000) shopLists.clear();
  shopLists.set(shopId, { until: Date.now() + keptMs, allows });
  return allows(address);
}
