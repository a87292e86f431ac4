import { randomUUID } from "node:crypto";
import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { idToken, signIn } from "../helpers/admin-token.ts";
import { openApp } from "../helpers/app.ts";
import { aPersonalization, aShop } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let services: TestServices;
let send: Awaited<ReturnType<typeof openApp>>["send"];
beforeAll(async () => {
  ({ send } = await openApp());
  services = await testServices();
});

interface Asked {
  method?: string;
  params?: Record<string, string>;
  body?: unknown;
  query?: string;
  token?: string | null;
}

async function ask(shop: Shop, name: string, { method = "GET", params = {}, body, query = "", token }: Asked = {}) {
  const bearer = token === undefined ? idToken(shop.domain) : token;
  const request = new Request(`https://app.example.com/api/v1/x${query}`, {
    method,
    headers: { ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await send(`api.v1.${name}`, request, params);
  return { status: answer.status, body: await answer.json() };
}

async function aSignedInShop() {
  const made = await aPersonalization(services);
  await signIn(made.shop);
  const sessionId = made.photo.shopperSessionId ?? "";
  return { ...made, sessionId };
}

const routes = [
  ["images", "GET"],
  ["images_.$imageId", "GET"],
  ["images_.$imageId", "DELETE"],
  ["sessions.$sessionId.images", "GET"],
  ["sessions.$sessionId.complete-order", "POST"],
  ["sessions.$sessionId.move-tier", "POST"],
  ["storage.stats", "GET"],
  ["storage.cleanup", "POST"],
  ["credits.checkout", "POST"],
  ["credits.confirm", "POST"],
  ["credits.me", "GET"],
] as const;

describe("nobody is let in", () => {
  test.each<[string, (domain: string) => string | null]>([
    ["without a token", () => null],
    ["with one signed by another", (domain) => idToken(domain, { secret: "other" })],
    ["with one for another app", (domain) => idToken(domain, { aud: "other" })],
    ["with one that has run out", (domain) => idToken(domain, { exp: Math.floor(Date.now() / 1000) - 60 })],
    ["with nonsense", () => "x.y.z"],
  ])("%s", async (_name, token) => {
    const { shop } = await aSignedInShop();
    for (const [name, method] of routes) {
      const { status, body } = await ask(shop, name, { method, token: token(shop.domain) });
      expect([status, body.error?.code], `${method} ${name}`).toEqual([401, "token-invalid"]);
    }
  });
});

describe("a merchant's program", () => {
  test("lists, reads and deletes pictures, and is told what a hold keeps", async () => {
    const { shop, photo } = await aSignedInShop();
    const params = { imageId: photo.id };
    expect((await ask(shop, "images")).body.images).toMatchObject([{ id: photo.id, tier: "temporary" }]);
    expect((await ask(shop, "images", { query: "?tier=archived" })).body.images).toEqual([]);
    expect((await ask(shop, "images_.$imageId", { params })).body.image).toMatchObject({ fileName: "rex.jpg" });

    await services.db.image.update({ where: { id: photo.id }, data: { heldAt: new Date(), expiresAt: null } });
    const deleting = () => ask(shop, "images_.$imageId", { method: "DELETE", params });
    expect((await deleting()).body).toEqual({ deleted: 0, held: 1 });
    await services.db.image.update({ where: { id: photo.id }, data: { heldAt: null } });
    expect((await deleting()).body).toEqual({ deleted: 1, held: 0 });
    expect((await deleting()).body).toEqual({ deleted: 0, held: 0 });
  });

  test("keeps a visit's photos as a shipped order's, or in the archive, and can't set any other tier", async () => {
    const { shop, photo, sessionId } = await aSignedInShop();
    const params = { sessionId };
    expect((await ask(shop, "sessions.$sessionId.images", { params })).body.images).toMatchObject([{ id: photo.id }]);
    const complete = () => ask(shop, "sessions.$sessionId.complete-order", { method: "POST", params });
    expect((await complete()).body).toEqual({ photos: 1 });
    const kept = await services.db.image.findUniqueOrThrow({ where: { id: photo.id } });
    expect(Number(kept.expiresAt) - services.clock.now().getTime()).toBeGreaterThan(179 * 86_400_000);
    expect((await complete()).body).toEqual({ photos: 1 });

    const move = (tier: string) =>
      ask(shop, "sessions.$sessionId.move-tier", { method: "POST", params, body: { tier } });
    expect((await move("archived")).body).toEqual({ photos: 1 });
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({
      archivedAt: expect.any(Date),
    });
    expect(await move("temporary")).toMatchObject({ status: 422, body: { error: { code: "tier-by-orders" } } });
    expect(await move("cold")).toMatchObject({ status: 400, body: { error: { code: "body-invalid" } } });
  });

  test("is shown a clean-up before it can be carried out", async () => {
    const { shop, photo } = await aSignedInShop();
    const createdAt = new Date(Date.now() - 40 * 86_400_000);
    await services.db.image.update({ where: { id: photo.id }, data: { createdAt } });
    const clean = (body: object) =>
      ask(shop, "storage.cleanup", { method: "POST", body: { tier: "temporary", olderThanDays: 30, ...body } });
    const { body: plan } = await clean({});
    expect(plan).toMatchObject({ dryRun: true, deletion: { asked: 1 } });
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({ status: "completed" });
    const { asOf, digest } = plan;
    expect(await clean({ asOf, digest: "0" })).toMatchObject({
      status: 409,
      body: { error: { code: "cleanup-changed" } },
    });
    expect((await clean({ asOf, digest })).body).toMatchObject({ dryRun: false, pictures: expect.any(Number) });
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({ status: "gone" });
    expect(await clean({ tier: "order_pending" })).toMatchObject({ status: 400 });
  });

  test("is told what is stored and what it costs", async () => {
    const { shop } = await aSignedInShop();
    const { body } = await ask(shop, "storage.stats");
    expect(body).toMatchObject({ totals: [{ tier: "temporary" }], days: expect.any(Array), costs: { days: 30 } });
  });

  test("is told its credits, and gets none for a charge it made up or a pack that is not sold", async () => {
    const { shop } = await aSignedInShop();
    const me = () => ask(shop, "credits.me");
    expect((await me()).body).toMatchObject({
      balance: { available: 25, held: 0, waiting: { prints: 0, credits: 0 }, daysLeft: null, low: false },
      packs: [{ credits: 50 }, { credits: 250 }, { credits: 1000 }],
      prices: { version: 1, print: 1 },
    });
    const confirm = (chargeId: string) => ask(shop, "credits.confirm", { method: "POST", body: { chargeId } });
    for (const id of ["1", "gid://shopify/AppPurchaseOneTime/1", "-1"]) {
      expect(await confirm(id)).toMatchObject({ status: 404, body: { error: { code: "purchase-unknown" } } });
    }
    const buy = (credits: unknown) => ask(shop, "credits.checkout", { method: "POST", body: { credits } });
    expect(await buy(7)).toMatchObject({ status: 422, body: { error: { code: "pack-unknown" } } });
    expect(await buy("50")).toMatchObject({ status: 400, body: { error: { code: "body-invalid" } } });
    expect((await me()).body.balance.available).toBe(25);
  });

  test("reaches nothing of another shop, nor what is not there", async () => {
    const theirs = await aSignedInShop();
    const shop = await aShop(services);
    await signIn(shop);
    for (const id of [theirs.photo.id, theirs.sessionId, randomUUID(), "'; --"]) {
      const params = { imageId: id, sessionId: id };
      for (const [name, method] of routes.filter(([route]) => route.includes("$"))) {
        const { status } = await ask(shop, name, {
          method,
          params,
          body: method === "POST" ? { tier: "archived" } : undefined,
        });
        expect(status, `${method} ${name} ${id}`).toBe(404);
      }
    }
    expect(await services.db.image.findUnique({ where: { id: theirs.photo.id } })).toMatchObject({
      status: "completed",
      keepUntil: null,
      archivedAt: null,
    });
    expect((await ask(shop, "images")).body.images).toEqual([]);
  });

  test("is refused the wrong method and a body that is too much", async () => {
    const { shop, photo } = await aSignedInShop();
    expect((await ask(shop, "images", { method: "POST" })).status).toBe(405);
    expect((await ask(shop, "images_.$imageId", { method: "PUT", params: { imageId: photo.id } })).status).toBe(405);
    const body = { tier: "x".repeat(100_000) };
    expect((await ask(shop, "storage.cleanup", { method: "POST", body })).status).toBe(413);
  });
});
