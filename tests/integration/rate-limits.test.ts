import http from "node:http";
import net from "node:net";
import { Redis } from "ioredis";
import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { redisRates } from "../../app/adapters/rates/redis-rates.server.ts";
import { peerHeader } from "../../app/http/client-address.ts";
import { openApp, proxyQuery } from "../helpers/app.ts";
import { aShop } from "../helpers/builders.ts";
import { cuttable } from "../helpers/cuttable.ts";
import { testRedisUrl } from "../helpers/redis.ts";
import { type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";
import { aTicket, type Ticket } from "../helpers/tus-client.ts";
import { startWebServer, type WebServer } from "../helpers/web-server.ts";

// Uploads have five times what RATE_PER_SECOND and RATE_PER_MINUTE say.
const perMinute = 20;
let services: TestServices;
let servers: WebServer[];
let redis: Awaited<ReturnType<typeof cuttable>>;
beforeAll(async () => {
  const storageDir = await temporaryFolder();
  redis = await cuttable(await testRedisUrl());
  const env = { REDIS_URL: redis.url, RATE_ALLOW: "127.0.0.9", RATE_PER_SECOND: "4", RATE_PER_MINUTE: "4" };
  servers = await Promise.all([startWebServer({ storageDir, env }), startWebServer({ storageDir, env })]);
  services = await testServices({ storage: diskStorage(storageDir) });
}, 90_000);

/** Asks a server how far an upload is; `from`: the address of this machine it is asked from. */
function look(server: WebServer | undefined, ticket: Ticket, { from = "127.0.0.1", headers = {} } = {}) {
  return new Promise<{ status: number; retryAfter: number }>((resolve, reject) => {
    const all = { "Tus-Resumable": "1.0.0", Authorization: `Bearer ${ticket.ticket}`, ...headers };
    const options = { method: "HEAD", headers: all, agent: false, localAddress: from };
    http
      .request(`${server?.url}/uploads/${ticket.photoId}`, options, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, retryAfter: Number(answer.headers["retry-after"]) });
      })
      .on("error", reject)
      .end();
  });
}

/** So many at once, every other one at the other server. Returns how many were let in. */
async function burst(count: number, ask: (server: WebServer | undefined, n: number) => ReturnType<typeof look>) {
  const answers = await Promise.all(Array.from({ length: count }, (_, n) => ask(servers[n % 2], n)));
  const refused = answers.filter(({ status }) => status === 429);
  for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThanOrEqual(1);
  return count - refused.length;
}

/** The servers connect to Redis at their first count, and count by themselves until they have. */
async function untilTheyCountTogether() {
  for (const [n, server] of servers.entries()) {
    const ticket = await aTicket(services, 100);
    const before = (await countedKeys()).length;
    for (let tries = 0; tries < 200 && (await countedKeys()).length === before; tries += 1) {
      await look(server, ticket, { from: `127.0.8.${n + 1}` });
    }
  }
}

async function countedKeys(): Promise<string[]> {
  const client = new Redis(await testRedisUrl());
  const keys = await client.keys("likeness-rate:*");
  await client.quit();
  return keys;
}

describe("two web servers, one Redis", () => {
  beforeAll(untilTheyCountTogether);

  test("a burst at both is let in exactly as often as one client may ask", async () => {
    const ticket = await aTicket(services, 100);
    expect(await burst(60, (server) => look(server, ticket))).toBe(perMinute);
  });

  test("a client is the same whatever it forwards or says of its line", async () => {
    const shop = await aShop(services);
    const each = await Promise.all(Array.from({ length: 40 }, () => aTicket(services, 100, shop)));
    const lies = (n: number) => ({
      "X-Forwarded-For": `203.0.113.${n}`,
      Forwarded: `for=1.1.1.${n}`,
      [peerHeader]: "127.0.0.9",
    });
    const letIn = await burst(40, (server, n) => look(server, each[n] as Ticket, { headers: lies(n) }));
    expect(letIn).toBe(perMinute);
  });

  test("a holder is the same wherever it asks from", async () => {
    const ticket = await aTicket(services, 100);
    const letIn = await burst(40, (server, n) => look(server, ticket, { from: `127.0.1.${n + 1}` }));
    expect(letIn).toBe(perMinute);
  });

  test("who has had enough in one shop, or takes all of it, takes nothing from another shop or another client", async () => {
    const shop = await aShop(services);
    const tickets = await Promise.all(Array.from({ length: 4 }, () => aTicket(services, 100, shop)));
    await burst(60, (server, n) => look(server, tickets[n % 4] as Ticket, { from: "127.0.2.1" }));
    expect((await look(servers[0], await aTicket(services, 100, shop), { from: "127.0.2.1" })).status).toBe(429);
    expect((await look(servers[0], await aTicket(services, 100), { from: "127.0.2.1" })).status).toBe(404);
    expect((await look(servers[0], await aTicket(services, 100, shop), { from: "127.0.2.2" })).status).toBe(404);
  });

  test("an address on the operator's list is not counted", async () => {
    const ticket = await aTicket(services, 100);
    expect(await burst(60, (server) => look(server, ticket, { from: "127.0.0.9" }))).toBe(60);
  });

  test("Redis keeps no address and no ticket", async () => {
    const keys = await countedKeys();
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => /127\.0\.|203\.0\.113/.test(key))).toEqual([]);
  });
});

describe("Redis goes away half-way", () => {
  test("each server counts by itself: nobody is shut out, and nothing is open", async () => {
    const ticket = await aTicket(services, 100);
    expect(await burst(10, (server) => look(server, ticket, { from: "127.0.3.1" }))).toBe(10);
    await redis.cut();
    try {
      const letIn = await burst(80, (server) => look(server, ticket, { from: "127.0.3.1" }));
      expect(letIn).toBeGreaterThanOrEqual(perMinute - 10);
      expect(letIn).toBeLessThanOrEqual(2 * perMinute);
      expect((await look(servers[0], await aTicket(services, 100), { from: "127.0.3.2" })).status).toBe(404);
    } finally {
      await redis.mend();
    }
  });

  test("one that takes requests and never answers holds nobody up", async () => {
    const silent = net.createServer((socket) => void socket.on("error", () => {}));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as net.AddressInfo;
    const rates = redisRates(`redis://127.0.0.1:${port}`, services.log);
    const begun = performance.now();
    const takes = Array.from({ length: 5 }, () => rates.take(["k"], { name: "x", perSecond: 3, perMinute: 100 }));
    const refused = (await Promise.all(takes)).filter((over) => over !== null);
    expect(refused).toHaveLength(2);
    expect(performance.now() - begun).toBeLessThan(2_000);
    rates.close();
    silent.close();
  });
});

test("a second is a window of its own: who is too quick waits a second and not a minute", async () => {
  const rates = redisRates("redis://127.0.0.1:1", services.log);
  const takes = await Promise.all(
    Array.from({ length: 8 }, () => rates.take(["k"], { name: "x", perSecond: 5, perMinute: 100 })),
  );
  expect(takes.filter((over) => over === null)).toHaveLength(5);
  expect(takes.find((over) => over !== null)).toEqual({ waitSeconds: 1 });
  rates.close();
});

test("at the proxy's doors the shopper is counted, not Shopify's servers", async () => {
  const app = await openApp({ TRUSTED_PROXIES: "1", RATE_PER_SECOND: "3", RATE_PER_MINUTE: "3" });
  const shop = await aShop(services);
  const ask = (forwarded: string) => {
    const headers = { [peerHeader]: "10.0.0.1", "x-forwarded-for": forwarded };
    const url = `https://app.example.com/proxy/session?${proxyQuery(shop.domain)}`;
    return app.send("proxy.session", new Request(url, { method: "POST", body: "{}", headers }));
  };
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1) statuses.push((await ask(`1.1.1.${n}, 203.0.113.7, 23.227.38.1`)).status);
  expect(statuses).toEqual([201, 201, 201, 429]);
  const another = await ask("203.0.113.8, 23.227.38.1");
  expect(another.status).toBe(201);
  const over = await ask("203.0.113.7, 23.227.38.1");
  expect(await over.json()).toEqual({
    error: { code: "too-many-requests", message: "That was a lot at once. Wait a moment and try again." },
  });
  expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("who a shop lists itself is never refused there, and is anybody elsewhere", async () => {
  const app = await openApp({ TRUSTED_PROXIES: "1", RATE_PER_SECOND: "3", RATE_PER_MINUTE: "3" });
  const [shop, other] = [await aShop(services), await aShop(services)];
  await services.db.settings.update({ where: { shopId: shop.id }, data: { rateAllow: "203.0.113.0/24" } });
  const ask = async ({ domain }: { domain: string }, address: string) => {
    const headers = { [peerHeader]: "10.0.0.1", "x-forwarded-for": `${address}, 23.227.38.1` };
    const url = `https://app.example.com/proxy/session?${proxyQuery(domain)}`;
    return (await app.send("proxy.session", new Request(url, { method: "POST", body: "{}", headers }))).status;
  };
  const five = async (which: { domain: string }, address: string) => {
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push(await ask(which, address));
    return statuses;
  };
  expect(await five(shop, "203.0.113.77")).toEqual([201, 201, 201, 201, 201]);
  expect(await five(shop, "198.51.100.1")).toEqual([201, 201, 201, 429, 429]);
  expect(await five(other, "203.0.113.78")).toEqual([201, 201, 201, 429, 429]);
});
