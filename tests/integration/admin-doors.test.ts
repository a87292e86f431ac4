import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { idToken, signIn } from "../helpers/admin-token.ts";
import { openApp, routeModule, routeNames } from "../helpers/app.ts";
import { aPersonalization, aShop, orderPayload } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let services: TestServices;
beforeAll(async () => {
  await openApp();
  services = await testServices();
});

const pages = routeNames.filter((name) => name.startsWith("app"));
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

async function open(
  name: string,
  method: string,
  headers: Record<string, string>,
  params: Record<string, string> = {},
) {
  const module = await routeModule(name);
  const handler = method === "GET" ? module.loader : module.action;
  if (!handler) return null;
  const body = new URLSearchParams({ intent: "assign", products: "[]", productId: "1" });
  const request = new Request(`https://app.example.com/${name.replaceAll(".", "/")}`, {
    method,
    headers: { "user-agent": browser, ...headers },
    ...(method === "POST" && { body }),
  });
  try {
    const answer: unknown = await handler({ request, params, context: {} } as Parameters<typeof handler>[0]);
    return { status: 200, answer };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, answer: await thrown.text() };
    const init = (thrown as { init?: { status?: number } | null }).init;
    if (init?.status) return { status: init.status, answer: thrown };
    throw thrown;
  }
}

/** A shop whose merchant has signed in. */
async function signedIn(): Promise<{ shop: Shop; headers: Record<string, string> }> {
  const shop = await aShop(services);
  await signIn(shop);
  return { shop, headers: { authorization: `Bearer ${idToken(shop.domain)}` } };
}

describe("the admin's pages", () => {
  const doors = pages.flatMap((name) => ["GET", "POST"].map((method) => ({ name, method })));

  test("are found", () => expect(pages.length).toBeGreaterThan(5));

  test.each(doors)("$method $name opens for nobody without a token", async ({ name, method }) => {
    const seen = await open(name, method, {}, { artworkId: "x", orderId: "x", photoId: "x" });
    if (seen) expect([302, 400, 401, 410]).toContain(seen.status);
  });

  test.each<[string, (domain: string) => string]>([
    ["signed by another", (domain) => idToken(domain, { secret: "other" })],
    ["for another app", (domain) => idToken(domain, { aud: "other" })],
    ["that has run out", (domain) => idToken(domain, { exp: Math.floor(Date.now() / 1000) - 60 })],
    ["that is none", () => "x.y.z"],
  ])("open for nobody with a token %s", async (_name, token) => {
    const { shop } = await signedIn();
    for (const { name, method } of doors) {
      const seen = await open(name, method, { authorization: `Bearer ${token(shop.domain)}` });
      if (seen) expect([302, 400, 401], `${method} ${name}`).toContain(seen.status);
    }
  });

  test("show one shop nothing of another's: orders, artworks and photos are as if they were not", async () => {
    const theirs = await aPersonalization(services);
    const { recordOrder } = await import("../../app/domain/orders/record-order.ts");
    const { readOrderPayload } = await import("../../app/domain/orders/order-payload.ts");
    const payload = orderPayload(services, { lines: [{ productId: theirs.productId, lineId: theirs.lineId }] });
    const at = services.clock.now();
    await recordOrder(services, { shopId: theirs.shop.id, snapshot: readOrderPayload(payload), at });
    const order = await services.db.order.findFirstOrThrow({ where: { shopId: theirs.shop.id } });
    const artwork = await services.db.artwork.findFirstOrThrow({ where: { shopId: theirs.shop.id } });

    const { headers } = await signedIn();
    const params = { orderId: order.id, artworkId: artwork.id, photoId: theirs.photo.id };
    for (const { name, method } of doors.filter((door) => door.name.includes("$"))) {
      const seen = await open(name, method, headers, params);
      if (seen) expect(isRefused(seen), `${method} ${name}`).toBe(true);
    }
    const list = await open("app.orders._index", "GET", headers);
    expect(JSON.stringify(list)).not.toContain(order.name);
  });
});

/** A page says no by its status, or within the page it is on. */
function isRefused({ status, answer }: { status: number; answer: unknown }): boolean {
  return status >= 400 ? status < 500 : (answer as { kind?: string } | null)?.kind === "refused";
}

describe("an address with nonsense for an id", () => {
  test("is answered as one with nothing behind it", async () => {
    const { headers } = await signedIn();
    for (const id of ["x", "../x", "'; --", crypto.randomUUID()]) {
      for (const { name, method } of pages.flatMap((page) =>
        ["GET", "POST"].map((verb) => ({ name: page, method: verb })),
      )) {
        if (!name.includes("$")) continue;
        const seen = await open(name, method, headers, { orderId: id, artworkId: id, photoId: id });
        if (seen) expect(isRefused(seen), `${method} ${name} ${id}: ${seen.status}`).toBe(true);
      }
    }
  });
});

describe("a shop's tokens", () => {
  test("lie sealed in the database, and a row sealed with another key is no session", async () => {
    const { shop } = await signedIn();
    const row = await services.db.session.findFirstOrThrow({ where: { shop: shop.domain } });
    expect(`${row.accessToken} ${row.refreshToken}`).toMatch(/^v1\.\S+ v1\.\S+$/);
    expect(JSON.stringify({ ...row, userId: null })).not.toContain("canary");

    const { sessionStorage } = await import("../../app/shopify.server.ts");
    expect((await sessionStorage.loadSession(row.id))?.accessToken).toBe("shpat_canary");
    expect((await sessionStorage.findSessionsByShop(shop.domain))[0]?.refreshToken).toBe("shprt_canary");
    await services.db.session.update({ where: { id: row.id }, data: { accessToken: "v1.AAAA" } });
    expect(await sessionStorage.loadSession(row.id)).toBeUndefined();
  });
});
