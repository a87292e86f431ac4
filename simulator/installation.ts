import type { Shop, World } from "./state.ts";

/** The merchant installs the app and grants what its toml asks for. Nothing is sent: the app learns of it when opened. */
export function installApp(world: World, shop: Shop): void {
  shop.installed = true;
  shop.grantedScopes = [...world.manifest.scopes];
}

/**
 * The merchant removes the app: every token is dead at once and `app/uninstalled` is told. What the app wrote on
 * products stays, as on Shopify; only what it wrote on its own installation goes.
 */
export function uninstallApp(world: World, shop: Shop): void {
  if (!shop.installed) return;
  shop.installed = false;
  shop.installationMetafields = [];
  for (const grant of shop.tokens) grant.revoked = true;
  world.announce(shop, [{ topic: "app/uninstalled", payload: shopPayload(shop) }]);
}

/** The merchant's grant changes: `app/scopes_update` with what it was and is. */
export function changeScopes(world: World, shop: Shop, scopes: string[]): void {
  const previous = shop.grantedScopes;
  shop.grantedScopes = scopes;
  const payload = { id: shop.id, previous, current: scopes, updated_at: new Date().toISOString() };
  world.announce(shop, [{ topic: "app/scopes_update", payload }]);
}

function shopPayload(shop: Shop) {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currency,
    plan_name: "partner_test",
    created_at: "2026-01-15T09:00:00Z",
  };
}
