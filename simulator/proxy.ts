import { readBody, type ShopExchange, sendHtml } from "./http.ts";
import { ask } from "./outbound.ts";
import type { Customer, Shop, SimulatorConfig } from "./state.ts";
import { sign } from "./tokens.ts";
import { plainHeaders, recordTraffic } from "./traffic.ts";

export const proxyPrefix = "/apps/likeness";

/** Never reaches the shopper: Shopify strips these from what the app answers. */
const strippedFromAnswer = [
  "set-cookie",
  "accept-ranges",
  "connection",
  "date",
  "pragma",
  "server",
  "service-worker-allowed",
  "warning",
  "x-powered-by",
  "keep-alive",
  "transfer-encoding",
];
const answerTimeoutMs = 30_000;

/**
 * The signature of an app proxy query: decoded values, a repeated key joined by commas, sorted, put together without
 * any separator, HMAC-SHA256 in hex. `signature` itself is left out.
 */
export function proxySignature(secret: string, query: URLSearchParams): string {
  const values = new Map<string, string[]>();
  for (const [key, value] of query) if (key !== "signature") values.set(key, [...(values.get(key) ?? []), value]);
  const parts = [...values].map(([key, all]) => `${key}=${all.join(",")}`).sort();
  return sign(secret, parts.join(""), "hex");
}

/** The query the app receives: what the shopper sent, then what Shopify knows, then the signature over both. */
export function signedProxyQuery(
  config: SimulatorConfig,
  shop: Shop,
  sent: URLSearchParams,
  customer: Customer | null,
): URLSearchParams {
  const query = new URLSearchParams(sent);
  query.set("shop", shop.domain);
  query.set("logged_in_customer_id", customer ? String(customer.id) : "");
  query.set("path_prefix", proxyPrefix);
  query.set("timestamp", String(Math.floor(Date.now() / 1000)));
  query.set("signature", proxySignature(config.clientSecret, query));
  return query;
}

/** Forwards `/apps/likeness/…` of a storefront to the app, signed, without cookies either way. */
export async function answerProxyRequest(exchange: ShopExchange, customer: Customer | null): Promise<true> {
  const { request, response, url, world, shop, method } = exchange;
  const started = Date.now();
  const body = await readBody(request);
  const rest = url.pathname.slice(proxyPrefix.length);
  const query = signedProxyQuery(world.config, shop, url.searchParams, customer);
  const target = new URL(`${world.manifest.proxyPath}${rest}?${query}`, world.config.appInternalUrl);
  const { cookie: _cookie, connection: _connection, host: _host, ...kept } = request.headers;
  const headers = {
    ...kept,
    "accept-encoding": "identity",
    "x-forwarded-for": request.socket.remoteAddress ?? "",
    "x-forwarded-host": shop.domain,
    "x-forwarded-proto": "https",
  };
  const answer = shop.installed ? await ask(target, { method, headers, body, timeoutMs: answerTimeoutMs }) : null;
  const answered = answer?.kind === "answered" ? answer : null;
  for (const name of strippedFromAnswer) delete answered?.headers[name];

  recordTraffic(world, {
    kind: "proxy",
    shop: shop.domain,
    method,
    url: `${target.pathname}${target.search}`,
    summary: `${method} ${url.pathname}`,
    requestHeaders: plainHeaders(headers),
    requestBody: body.toString("utf8"),
    status: answered?.status ?? 0,
    responseHeaders: plainHeaders(answered?.headers ?? {}),
    responseBody: answered?.body.toString("utf8") ?? (answer?.kind === "silent" ? answer.reason : "not installed"),
    ms: Date.now() - started,
  });
  if (!answered) return sendHtml(response, shop.installed ? 502 : 404, awayPage);
  response.writeHead(answered.status, answered.headers);
  response.end(answered.body);
  return true;
}

const awayPage = `<!doctype html><meta charset="utf-8"><title>Something went wrong</title>
<h1>There was an error in the third-party application.</h1><p>The page could not be loaded. Please try again later.</p>`;
