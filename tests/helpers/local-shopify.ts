import http from "node:http";
import type { AddressInfo } from "node:net";
import { claimPorts, FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { addToCart, openCart } from "../../simulator/carts.ts";
import { checkout } from "../../simulator/orders.ts";
import { openSimulator } from "../../simulator/simulator.ts";
import type { Shop } from "../../simulator/state.ts";
import { issueGrant } from "../../simulator/tokens.ts";

export const clientSecret = "shpss_test_secret";
const noFaces = { storefront: async () => false, admin: async () => false };

export type LocalShopify = Awaited<ReturnType<typeof localShopify>>;
export type Heard = { method: string; url: URL; headers: http.IncomingHttpHeaders; body: string };
type Reply = { status?: number; headers?: http.OutgoingHttpHeaders; body?: string; afterMs?: number };

/** An app that answers what a test says and remembers what it was asked. */
export async function fakeApp(reply: (heard: Heard, count: number) => Reply = () => ({})) {
  const heard: Heard[] = [];
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const url = new URL(request.url ?? "/", "http://app");
    const { method = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(parts).toString("utf8") };
    heard.push(one);
    const { status = 200, headers: answerHeaders = {}, body = "", afterMs = 0 } = reply(one, heard.length);
    setTimeout(() => response.writeHead(status, answerHeaders).end(body), afterMs);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    heard,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** The local Shopify in this process, before an app of the test's own, with the app installed in Pawprints. */
export async function localShopify(appInternalUrl: string) {
  const claim = await claimPorts({ from: FIRST_TEST_PORT });
  const simulator = await openSimulator(
    {
      basePort: claim.base,
      publicHost: "localhost",
      bindAddress: "127.0.0.1",
      appInternalUrl,
      clientId: "likeness-test-key",
      clientSecret,
      schemaFile: process.env.SIM_SCHEMA ?? ".cache/admin_2026-07.json.gz",
      tomlFile: "shopify.app.toml",
    },
    noFaces,
  );
  const shop = (name: string): Shop => {
    const found = simulator.world.shops.find((candidate) => candidate.store === name);
    if (!found) throw new Error(`no shop ${name}`);
    return found;
  };
  const { world, urls } = simulator;
  shop("pawprints").installed = true;
  shop("pawprints").grantedScopes = world.manifest.scopes;

  /** A request for one of Shopify's hosts, sent to the simulator as route.mjs sends it. */
  const asked = (host: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(`http://127.0.0.1:${claim.base}${path}`, "POST", JSON.stringify(body), {
      host,
      "content-type": "application/json",
      ...headers,
    });

  return {
    world,
    urls,
    shop,
    basePort: claim.base,
    control: (path: string, body: unknown = {}) =>
      request(`${urls.admin}/control/${path}`, "POST", JSON.stringify(body), {}),
    token: (body: Record<string, unknown>) =>
      asked("pawprints.myshopify.com", "/admin/oauth/access_token", {
        client_id: "likeness-test-key",
        client_secret: clientSecret,
        ...body,
      }),
    graphql: (query: string, variables: unknown = {}, accessToken?: string) =>
      asked(
        "pawprints.myshopify.com",
        "/admin/api/2026-07/graphql.json",
        { query, variables },
        {
          "x-shopify-access-token":
            accessToken ?? issueGrant(world, shop("pawprints"), { kind: "offline" }).accessToken,
        },
      ),
    async [Symbol.asyncDispose]() {
      await simulator.close();
      await claim.release();
    },
  };
}

/** Ada orders The Howl in Pawprints, with our line property, and has not paid yet. */
export function buyTheHowl({ world, shop }: LocalShopify) {
  const pawprints = shop("pawprints");
  const variantId = pawprints.products[0]?.variants[0]?.id ?? 0;
  const cart = openCart(pawprints, null);
  addToCart(pawprints, cart, { variantId, properties: { _likeness: "signed-id" } });
  return checkout(world, pawprints, cart, { customer: pawprints.customers[0] ?? null, paid: false });
}

/** node:http and not fetch: some of these headers fetch would not let us send. */
export function request(address: string, method: string, body: string, headers: http.OutgoingHttpHeaders) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string; json: () => Json }>(
    (settle, fail) => {
      const sent = http.request(address, { method, headers, agent: false }, async (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        for await (const part of answer) text += part;
        settle({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: () => JSON.parse(text) });
      });
      sent.on("error", fail);
      sent.end(body);
    },
  );
}

/** Whatever JSON an answer holds; tests look into it with toMatchObject. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asserts
type Json = any;

/** Waits until it is so, or fails after two seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 2000; Date.now() < end; ) {
    if (isSo()) return;
    await new Promise((later) => setTimeout(later, 5));
  }
  throw new Error("It did not come to be within two seconds.");
}
