import type { Shop, SimulatorConfig } from "./state.ts";

/** The names browsers use. Admin, then the app through the tunnel, then one storefront for each shop in order. */
export function addresses(config: SimulatorConfig) {
  const origin = (offset: number) => `http://${config.publicHost}:${config.basePort + offset}`;
  return {
    admin: origin(0),
    app: origin(1),
    storefronts: { "pawprints.myshopify.com": origin(2), "gallery-north.myshopify.com": origin(3) } as Record<
      string,
      string
    >,
  };
}

/** Where a shop's storefront is served, without a final slash. */
export function storefrontOrigin(config: SimulatorConfig, shop: Shop): string {
  return addresses(config).storefronts[shop.domain] ?? addresses(config).admin;
}

/**
 * The local address that stands for a real Shopify one; any other address comes back unchanged.
 *
 * `https://admin.shopify.com/…` → the admin port, `https://{shop}.myshopify.com/admin/…` → the admin port under
 * `/shops/{shop}.myshopify.com/admin/…`, any other page of the shop → its storefront port.
 */
export function localUrl(config: SimulatorConfig, real: string): string {
  const { admin, storefronts } = addresses(config);
  if (!URL.canParse(real)) return real;
  const url = new URL(real);
  const rest = `${url.pathname}${url.search}${url.hash}`;
  if (url.hostname === "admin.shopify.com") return `${admin}${rest}`;
  if (!url.hostname.endsWith(".myshopify.com")) return real;
  if (url.pathname === "/admin" || url.pathname.startsWith("/admin/")) return `${admin}/shops/${url.hostname}${rest}`;
  const storefront = storefronts[url.hostname];
  return storefront ? `${storefront}${rest}` : real;
}
