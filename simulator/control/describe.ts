import { addresses } from "../addresses.ts";
import { orderPayload } from "../order-payload.ts";
import type { Shop, Traffic, World } from "../state.ts";

const mostEntries = 200;

/** Everything a test or the control page may want to know, secrets left out. */
export function describeWorld(world: World) {
  const { webhookMode, tokenMode, deliveries, manifest, config } = world;
  return {
    urls: addresses(config),
    webhookMode,
    tokenMode,
    subscriptions: manifest.subscriptions,
    deliveries: Object.fromEntries(
      ["waiting", "held", "delivered", "dropped", "failed"].map((state) => [
        state,
        deliveries.filter((delivery) => delivery.state === state).length,
      ]),
    ),
    shops: world.shops.map(describeShop),
  };
}

/** The log, oldest first: `after` an id, of one `kind`, of one `shop`, at most 200 of the newest. */
export function listTraffic(world: World, query: URLSearchParams): Traffic[] {
  const after = Number(query.get("after") ?? 0);
  const kind = query.get("kind");
  const shop = query.get("shop");
  return world.traffic
    .filter((entry) => entry.id > after && (!kind || entry.kind === kind) && (!shop || entry.shop === shop))
    .slice(-mostEntries);
}

function describeShop(shop: Shop) {
  const { id, domain, store, name, currency, theme, installed, blockOnTheme, grantedScopes } = shop;
  const { products, customers, purchases } = shop;
  return {
    ...{ id, domain, store, name, currency, theme, installed, blockOnTheme, grantedScopes },
    ...{ products, customers, purchases },
    orders: shop.orders.map((order) => orderPayload(shop, order)),
    tokens: shop.tokens.map(({ kind, expiresAtMs, revoked }) => ({
      kind,
      revoked,
      expiresAt: new Date(expiresAtMs).toISOString(),
      expired: expiresAtMs <= Date.now(),
    })),
  };
}
