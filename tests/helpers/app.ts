import { createHmac } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { testDatabase } from "./database.ts";
import { temporaryFolder } from "./services.ts";

const secret = "shpss_test";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<Response>;
export interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

const modules = import.meta.glob<RouteModule>("../../app/routes/*.{ts,tsx}");

/** Every route, by its file's name. */
export const routeNames = Object.keys(modules).map((path) => path.replace(/^.*\/|\.tsx?$/g, ""));

/** A route's module, by its file's name. */
export async function routeModule(name: string): Promise<RouteModule> {
  const load = modules[`../../app/routes/${name}.ts`] ?? modules[`../../app/routes/${name}.tsx`];
  if (!load) throw new Error(`there is no route ${name}`);
  return load();
}

/**
 * The app's own routes in this process, on this test file's database: real Requests in, real Responses out. Redis is not
 * there, so nothing here may need it. Nobody is refused for asking often. `over` changes its settings.
 */
export async function openApp(over: Record<string, string> = {}) {
  const { url } = await testDatabase();
  Object.assign(process.env, {
    NODE_ENV: "test",
    DATABASE_URL: url,
    REDIS_URL: "redis://127.0.0.1:1",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: "https://app.example.com",
    STORAGE_DIR: await temporaryFolder(),
    SIGNING_KEY: Buffer.alloc(32, 7).toString("base64"),
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 8).toString("base64"),
    LOG_LEVEL: "silent",
    RATE_PER_SECOND: "10000",
    RATE_PER_MINUTE: "100000",
    ...over,
  });

  /** Sends a request to a route by its file's name, as the server would: mutations to its action, the rest to its loader. */
  async function send(name: string, request: Request, params: Record<string, string> = {}): Promise<Response> {
    const module = await routeModule(name);
    const handler = ["GET", "HEAD", "OPTIONS"].includes(request.method) ? module.loader : module.action;
    if (!handler) throw new Error(`${name} takes no ${request.method}`);
    return handler({ request, params, context: {} } as LoaderFunctionArgs & ActionFunctionArgs);
  }
  return { send };
}

/** What Shopify adds to a storefront request before it sends it on: who it is for, and its signature. */
export function proxyQuery(shopDomain: string, over: Record<string, string> = {}): URLSearchParams {
  const told: Record<string, string> = {
    shop: shopDomain,
    logged_in_customer_id: "",
    path_prefix: "/apps/likeness",
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...over,
  };
  const text = Object.entries(told)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join("");
  return new URLSearchParams({ ...told, signature: createHmac("sha256", secret).update(text).digest("hex") });
}

export function proxyRequest(shopDomain: string, body?: unknown, query = proxyQuery(shopDomain)): Request {
  return new Request(`https://app.example.com/proxy/x?${query}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body !== undefined && {
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
}

export function webhookRequest(
  { topic, shopDomain, body, id = "delivery-1" }: { topic: string; shopDomain: string; body: string; id?: string },
  headers: Record<string, string> = {},
): Request {
  return new Request("https://app.example.com/webhooks/x", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shopDomain,
      "x-shopify-api-version": "2026-07",
      "x-shopify-webhook-id": id,
      "x-shopify-event-id": `event-${id}`,
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
      ...headers,
    },
  });
}

export async function codeOf(answer: Response): Promise<{ status: number; code: string | undefined }> {
  const body = (await answer.json().catch(() => ({}))) as { error?: { code: string; message: string } };
  return { status: answer.status, code: body.error?.code };
}
