import http from "node:http";
import { addresses, localUrl } from "./addresses.ts";
import { answerChargePage } from "./billing.ts";
import { answerControlRequest } from "./control/door.ts";
import { controlDoors } from "./control/doors.ts";
import { openAdminApi } from "./graphql/endpoint.ts";
import {
  type Exchange,
  escapeHtml,
  type Handler,
  readCookie,
  redirect,
  type ShopHandler,
  sendHtml,
  sendJson,
} from "./http.ts";
import { readManifest } from "./manifest.ts";
import { answerTokenRequest } from "./oauth.ts";
import { answerProxyRequest, proxyPrefix } from "./proxy.ts";
import { seedWorld } from "./seed.ts";
import { findShop, Refusal, readShop, type Shop, type SimulatorConfig } from "./state.ts";
import { answerTunnelRequest } from "./tunnel.ts";
import { openPostOffice } from "./webhooks.ts";

/** What people see. The rest of the simulator only asks: will you answer this? */
export type Faces = { storefront: ShopHandler; admin: Handler };

/**
 * Starts the pretend Shopify on its four ports.
 *
 * @throws Error with one sentence: the schema or the toml cannot be read, or a port is taken.
 */
export async function openSimulator(config: SimulatorConfig, faces: Faces) {
  const world = seedWorld(config, readManifest(config.tomlFile));
  const office = openPostOffice(world);
  world.announce = office.announce;
  const api = openAdminApi(config.schemaFile);
  const doors = controlDoors(office, api);

  const storefront = async (exchange: Exchange, shop: Shop): Promise<boolean> => {
    const { pathname } = exchange.url;
    if (pathname === proxyPrefix || pathname.startsWith(`${proxyPrefix}/`)) {
      const customerId = Number(readCookie(exchange.request, "customer") ?? 0);
      const customer = shop.customers.find(({ id }) => id === customerId) ?? null;
      return answerProxyRequest({ ...exchange, shop }, customer);
    }
    return faces.storefront({ ...exchange, shop });
  };

  const shopAdmin = async (exchange: Exchange, shop: Shop, path: string): Promise<boolean> => {
    if (path === "/admin/oauth/access_token" && exchange.method === "POST") return answerTokenRequest(exchange, shop);
    if (/^\/admin\/api\/[^/]+\/graphql\.json$/.test(path) && exchange.method === "POST")
      return api.answer(exchange, shop);
    return answerChargePage({ ...exchange, shop }, path);
  };

  /** The port that plays Shopify's own hosts: the Host header says which. */
  const front = async (exchange: Exchange): Promise<boolean> => {
    const { url, response } = exchange;
    if (url.hostname.endsWith(".myshopify.com")) {
      const shop = readShop(world, url.hostname);
      return url.pathname.startsWith("/admin/") ? shopAdmin(exchange, shop, url.pathname) : storefront(exchange, shop);
    }
    const [, domain, path] = /^\/shops\/([^/]+)(\/admin\/.*)$/.exec(url.pathname) ?? [];
    if (domain && path) return shopAdmin(exchange, readShop(world, domain), path);
    if (url.pathname === "/go") return redirect(response, localUrl(config, url.searchParams.get("url") ?? "/"));
    if (url.hostname === "cdn.shopify.com") url.pathname = url.pathname.replace("/shopifycloud/", "/");
    return (await answerControlRequest(exchange, doors)) || faces.admin(exchange);
  };

  const shopPort = (domain: string) => (exchange: Exchange) => {
    const shop = findShop(world, domain);
    return shop ? storefront(exchange, shop) : Promise.resolve(false);
  };

  const handlers: Handler[] = [
    front,
    answerTunnelRequest,
    shopPort("pawprints.myshopify.com"),
    shopPort("gallery-north.myshopify.com"),
  ];
  const servers = handlers.map((handler) =>
    http.createServer((request, response) => {
      const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
      const exchange: Exchange = { request, response, url, world, method: request.method ?? "GET" };
      handler(exchange)
        .then((answered) => answered || refuse(exchange, new Refusal(404, `There is nothing at ${url.pathname}.`)))
        .catch((error) => refuse(exchange, error));
    }),
  );
  const close = async () => {
    office.close();
    await Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      ),
    );
  };
  try {
    await Promise.all(servers.map((server, offset) => listen(server, config, config.basePort + offset)));
  } catch (error) {
    await close();
    throw error;
  }
  return { world, urls: addresses(config), close };
}

function refuse({ request, response, url }: Exchange, error: unknown): void {
  const status = error instanceof Refusal ? error.status : 500;
  const message = error instanceof Error ? error.message : String(error);
  if (status === 500) console.error(`${request.method} ${url.pathname}:`, error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!(request.headers.accept ?? "").includes("text/html")) {
    sendJson(response, status, { error: { message } });
    return;
  }
  sendHtml(response, status, `<!doctype html><title>${status}</title><h1>${status}</h1><p>${escapeHtml(message)}</p>`);
}

function listen(server: http.Server, config: SimulatorConfig, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      failed(
        taken ? new Error(`Port ${port} is taken. Free it, or set SIM_PORT to the first of four free ports.`) : error,
      );
    });
    server.listen(port, config.bindAddress, () => listening());
  });
}
