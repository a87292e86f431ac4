import { createHmac } from "node:crypto";
import type { Shop } from "@prisma/client";
import { Session } from "@shopify/shopify-api";

/** A session token as App Bridge sends it; `over` makes it wrong. */
export function idToken(
  shopDomain: string,
  { secret = "shpss_test", ...over }: { secret?: string; [claim: string]: unknown } = {},
) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${shopDomain}/admin`,
    dest: `https://${shopDomain}`,
    aud: "key",
    sub: "42",
    exp: now + 60,
    nbf: now - 1,
    iat: now - 1,
    ...over,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** Signs a shop's merchant in: an offline session that is good for an hour. */
export async function signIn(shop: Pick<Shop, "domain">): Promise<void> {
  const { sessionStorage } = await import("../../app/shopify.server.ts");
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${shop.domain}`,
      shop: shop.domain,
      state: "",
      isOnline: false,
      accessToken: "shpat_canary",
      refreshToken: "shprt_canary",
      scope: "read_products,write_products,read_orders,write_app_proxy",
      expires: new Date(Date.now() + 3_600_000),
    }),
  );
}
