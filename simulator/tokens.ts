import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Shop, SimulatorConfig, TokenGrant, World } from "./state.ts";

const idTokenSeconds = 60;
const refreshTokenSeconds = 90 * 24 * 3600;

/** A session token for the merchant of this shop: HS256, good for 60 seconds, as App Bridge hands out. */
export function issueIdToken(config: SimulatorConfig, shop: Shop, overrides: Record<string, unknown> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: config.clientId,
    sub: shop.signedIn === "owner" ? "42" : "43",
    exp: now + idTokenSeconds,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
    ...overrides,
  };
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  return `${head}.${sign(config.clientSecret, head, "base64url")}`;
}

/** True for a session token of this shop that we signed and that has not run out. */
export function isIdTokenOf(config: SimulatorConfig, shop: Shop, token: string): boolean {
  const [header, payload, signature] = token.split(".");
  if (!header || !payload || !signature) return false;
  const expected = Buffer.from(sign(config.clientSecret, `${header}.${payload}`, "base64url"));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  try {
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const now = Date.now() / 1000;
    return claims.dest === `https://${shop.domain}` && claims.aud === config.clientId && claims.exp > now;
  } catch {
    return false;
  }
}

/**
 * The query Shopify puts on the app's address when it opens it in the admin: `id_token`, `host`, `shop`, `hmac` and
 * the rest, the language of the admin among them. Joined to what the path carries already.
 */
export function embeddedPath(config: SimulatorConfig, shop: Shop, path: string, locale = "en"): string {
  const url = new URL(path, "http://app.invalid");
  const extra: Record<string, string> = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shop.store}`).toString("base64").replace(/=+$/, ""),
    id_token: issueIdToken(config, shop),
    locale,
    session: randomBytes(16).toString("hex"),
    shop: shop.domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [key, value] of Object.entries(extra)) url.searchParams.set(key, value);
  url.searchParams.sort();
  url.searchParams.set("hmac", sign(config.clientSecret, url.searchParams.toString(), "hex"));
  return `${url.pathname}${url.search}`;
}

/** A new grant for the shop. Offline ones carry a refresh token; `replaces` dies when this one is first used. */
export function issueGrant(
  world: World,
  shop: Shop,
  ask: { kind: "offline" | "online"; replaces?: TokenGrant },
): TokenGrant {
  const offline = ask.kind === "offline";
  const grant: TokenGrant = {
    accessToken: `${offline ? "shpat" : "shpua"}_${randomBytes(16).toString("hex")}`,
    kind: ask.kind,
    scope: shop.grantedScopes.join(","),
    expiresAtMs: Date.now() + world.tokenMode.lifetimeSeconds * 1000,
    refreshToken: offline ? `shprt_${randomBytes(16).toString("hex")}` : null,
    refreshExpiresAtMs: Date.now() + refreshTokenSeconds * 1000,
    replaces: ask.replaces ?? null,
    revoked: false,
  };
  shop.tokens.push(grant);
  return grant;
}

/** The living grant behind an access token, or null. Using it ends the grant it replaced. */
export function redeemAccessToken(shop: Shop, accessToken: string | undefined): TokenGrant | null {
  const grant = shop.tokens.find((candidate) => candidate.accessToken === accessToken);
  if (!grant || grant.revoked || grant.expiresAtMs <= Date.now() || !shop.installed) return null;
  return firstUse(grant);
}

/** The living grant behind a refresh token, or null. Using it ends the grant it replaced. */
export function redeemRefreshToken(shop: Shop, refreshToken: string): TokenGrant | null {
  const grant = shop.tokens.find((candidate) => candidate.refreshToken === refreshToken);
  if (!grant || grant.revoked || grant.refreshExpiresAtMs <= Date.now() || !shop.installed) return null;
  return firstUse(grant);
}

export function sign(secret: string, text: string | Buffer, encoding: "base64" | "base64url" | "hex"): string {
  return createHmac("sha256", secret).update(text).digest(encoding);
}

/** The old refresh token stays good until its successor is used for the first time, access or refresh. */
function firstUse(grant: TokenGrant): TokenGrant {
  for (let old = grant.replaces; old; old = old.replaces) old.revoked = true;
  grant.replaces = null;
  return grant;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
