const shopDomain = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/i;

/** Pages of ours that live inside a shop's admin; everything else is never framed. */
const embedded = /^\/(app|auth)(\/|$)/;

/**
 * Who may show this page in a frame, as a CSP: the shop named in the address and Shopify's admin, or nobody.
 * Shopify asks for the exact shop, without wildcards, on every HTML answer (errors too).
 */
export function framePolicy(url: URL): string {
  const shops = url.searchParams.getAll("shop");
  const shop = shops.length === 1 ? shops[0] : undefined;
  if (!shop || !shopDomain.test(shop) || !embedded.test(url.pathname)) return "frame-ancestors 'none'";
  return `frame-ancestors https://${shop.toLowerCase()} https://admin.shopify.com`;
}

/** Puts what every HTML answer of ours must carry onto its headers. */
export function setPageHeaders(request: Request, headers: Headers): void {
  headers.set("Content-Security-Policy", framePolicy(new URL(request.url)));
  headers.set("X-Content-Type-Options", "nosniff");
  // The address of an embedded page carries a session token: only our origin may leave the page.
  headers.set("Referrer-Policy", "strict-origin");
}

/**
 * The frame policy names the shop of the address, so that must be the shop that signed in: otherwise one shop's page could be
 * shown within another's. Throws a Response 400.
 */
export function refuseOtherFrame(request: Request, shopDomain: string): void {
  const named = new URL(request.url).searchParams.get("shop");
  if (named && named !== shopDomain) throw new Response("This page belongs to another shop.", { status: 400 });
}
