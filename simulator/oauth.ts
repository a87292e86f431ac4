import { type Exchange, readBody, sendJson } from "./http.ts";
import type { Shop, TokenGrant, World } from "./state.ts";
import { isIdTokenOf, issueGrant, redeemRefreshToken } from "./tokens.ts";
import { recordTraffic } from "./traffic.ts";

const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const offlineToken = "urn:shopify:params:oauth:token-type:offline-access-token";
const onlineToken = "urn:shopify:params:oauth:token-type:online-access-token";
const idToken = "urn:ietf:params:oauth:token-type:id_token";

type Answer = { status: number; body: Record<string, unknown> };

/** `POST /admin/oauth/access_token` of a shop: token exchange and refresh. Offline tokens always expire. */
export async function answerTokenRequest(exchange: Exchange, shop: Shop): Promise<true> {
  const started = Date.now();
  const raw = (await readBody(exchange.request)).toString("utf8");
  const ask = readAsk(exchange.request.headers["content-type"] ?? "", raw);
  const answer = grantFor(exchange.world, shop, ask);
  recordTraffic(exchange.world, {
    kind: "oauth",
    shop: shop.domain,
    method: "POST",
    url: exchange.url.pathname,
    summary: ask.grant_type === tokenExchange ? "token exchange" : "refresh",
    requestBody: JSON.stringify({ ...ask, ...blotted(ask) }),
    status: answer.status,
    responseBody: JSON.stringify({ ...answer.body, ...blotted(answer.body) }),
    ms: Date.now() - started,
  });
  return sendJson(exchange.response, answer.status, answer.body);
}

function grantFor(world: World, shop: Shop, ask: Record<string, string>): Answer {
  const { clientId, clientSecret } = world.config;
  if (ask.client_id !== clientId || ask.client_secret !== clientSecret)
    return refuse("invalid_client", "The client id or secret is not this app's.");

  if (ask.grant_type === "refresh_token") {
    const old = world.tokenMode.refuseRefresh ? null : redeemRefreshToken(shop, ask.refresh_token ?? "");
    if (!old) return refuse("invalid_grant", "The refresh token is unknown, used up, expired or revoked.");
    return tell(issueGrant(world, shop, { kind: "offline", replaces: old }));
  }
  if (ask.grant_type !== tokenExchange) return refuse("unsupported_grant_type", "Only token exchange and refresh.");

  const trusted = ask.subject_token_type === idToken && isIdTokenOf(world.config, shop, ask.subject_token ?? "");
  if (!trusted || !shop.installed || world.tokenMode.refuseExchange)
    return refuse("invalid_subject_token", "The session token is not valid for this shop.");
  if (ask.requested_token_type === onlineToken) return tell(issueGrant(world, shop, { kind: "online" }), shop);
  if (ask.requested_token_type !== offlineToken) return refuse("invalid_request", "Unknown requested_token_type.");
  if (ask.expiring !== "1") return refuse("invalid_request", "Public apps must ask for expiring offline tokens.");
  return tell(issueGrant(world, shop, { kind: "offline" }));
}

function tell(grant: TokenGrant, shop?: Shop): Answer {
  const owner = shop?.signedIn !== "staff";
  const seconds = (untilMs: number) => Math.round((untilMs - Date.now()) / 1000);
  const body: Record<string, unknown> = {
    access_token: grant.accessToken,
    scope: grant.scope,
    expires_in: seconds(grant.expiresAtMs),
  };
  if (grant.kind === "offline") {
    body.refresh_token = grant.refreshToken;
    body.refresh_token_expires_in = seconds(grant.refreshExpiresAtMs);
  } else {
    body.associated_user_scope = grant.scope;
    body.associated_user = {
      id: owner ? 42 : 43,
      first_name: owner ? "Sam" : "Kim",
      last_name: "Merchant",
      email: "sam@example.com",
      email_verified: true,
      account_owner: owner,
      locale: "en",
      collaborator: false,
    };
  }
  return { status: 200, body };
}

function refuse(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description } };
}

function readAsk(type: string, raw: string): Record<string, string> {
  if (type.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(raw));
  try {
    const value: unknown = JSON.parse(raw);
    if (value === null || typeof value !== "object") return {};
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]));
  } catch {
    return {};
  }
}

/** Secrets of a request or answer, so that the log shows that they were there and no more. */
function blotted(fields: Record<string, unknown>): Record<string, string> {
  const secret = ["client_secret", "subject_token", "access_token", "refresh_token"];
  return Object.fromEntries(
    secret.filter((name) => fields[name]).map((name) => [name, `…${String(fields[name]).slice(-4)}`]),
  );
}
