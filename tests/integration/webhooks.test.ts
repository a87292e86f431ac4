import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, openApp, webhookRequest } from "../helpers/app.ts";
import { aShop } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
beforeAll(async () => {
  app = await openApp();
  services = await testServices();
});

const message = (shopDomain: string, more: { body?: string; id?: string; topic?: string } = {}) => ({
  topic: "orders/paid",
  shopDomain,
  body: '{"id":1}',
  id: newId(),
  ...more,
});

describe("a message from Shopify", () => {
  test("is kept as it came, once, and answered 200 even when Redis is away", async () => {
    const shop = await aShop(services);
    const told = message(shop.domain, { body: '{"id":1,"note":"größer"}' });
    for (let time = 0; time < 3; time += 1) {
      expect((await app.send("webhooks.orders.paid", webhookRequest(told))).status).toBe(200);
    }
    const kept = await services.db.webhookDelivery.findMany({ where: { deliveryId: told.id } });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ topic: "orders/paid", status: "received", body: told.body });
  }, 20_000);

  test("is kept once when three of it come at the same time", async () => {
    const shop = await aShop(services);
    const told = message(shop.domain);
    const answers = await Promise.all([1, 2, 3].map(() => app.send("webhooks.orders.paid", webhookRequest(told))));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(await services.db.webhookDelivery.count({ where: { deliveryId: told.id } })).toBe(1);
  });

  test("is kept though the shop removed the app and its token is dead", async () => {
    const shop = await aShop(services, { uninstalledAt: new Date() });
    const told = message(shop.domain, { topic: "shop/redact", body: "{}" });
    expect((await app.send("webhooks.shop.redact", webhookRequest(told))).status).toBe(200);
  });

  test.each<[string, (request: Request) => Request, { status: number; code: string }]>([
    [
      "a wrong signature",
      (r) => withHeader(r, "x-shopify-hmac-sha256", "AAAA"),
      { status: 401, code: "signature-invalid" },
    ],
    [
      "a hex signature",
      (r) => withHeader(r, "x-shopify-hmac-sha256", "00".repeat(32)),
      { status: 401, code: "signature-invalid" },
    ],
    ["no signature", (r) => withHeader(r, "x-shopify-hmac-sha256", null), { status: 401, code: "signature-invalid" }],
    ["no shop", (r) => withHeader(r, "x-shopify-shop-domain", null), { status: 401, code: "signature-invalid" }],
    [
      "a shop that is none",
      (r) => withHeader(r, "x-shopify-shop-domain", "evil.com/x.myshopify.com"),
      { status: 400, code: "body-invalid" },
    ],
    ["no delivery id", (r) => withHeader(r, "x-shopify-webhook-id", null), { status: 401, code: "signature-invalid" }],
    [
      "another route's topic",
      (r) => withHeader(r, "x-shopify-topic", "shop/redact"),
      { status: 400, code: "body-invalid" },
    ],
  ])("with %s is refused and not kept", async (_name, change, refusal) => {
    const shop = await aShop(services);
    const told = message(shop.domain);
    expect(await codeOf(await app.send("webhooks.orders.paid", change(webhookRequest(told))))).toEqual(refusal);
    expect(await services.db.webhookDelivery.count({ where: { deliveryId: told.id } })).toBe(0);
  });

  test.each<[string, string, { status: number; code: string }]>([
    ["no body", "", { status: 401, code: "signature-invalid" }],
    ["a body that is no JSON", "hello", { status: 400, code: "body-not-json" }],
    [
      "a body of more than two megabytes",
      `{"x":"${"y".repeat(2 * 1024 * 1024)}"}`,
      { status: 413, code: "body-too-large" },
    ],
  ])("with %s is refused", async (_name, body, refusal) => {
    const shop = await aShop(services);
    expect(
      await codeOf(await app.send("webhooks.orders.paid", webhookRequest(message(shop.domain, { body })))),
    ).toEqual(refusal);
  });

  test("whose body was changed on the way is refused", async () => {
    const shop = await aShop(services);
    const signed = webhookRequest(message(shop.domain));
    const forged = new Request(signed.url, { method: "POST", headers: signed.headers, body: '{"id":2}' });
    expect(await codeOf(await app.send("webhooks.orders.paid", forged))).toEqual({
      status: 401,
      code: "signature-invalid",
    });
  });

  test("is taken by POST alone", async () => {
    const answer = await app.send("webhooks.orders.paid", new Request("https://app.example.com/webhooks/orders/paid"));
    expect(await codeOf(answer)).toEqual({ status: 405, code: "method-not-allowed" });
  });
});

function withHeader(request: Request, name: string, value: string | null): Request {
  if (value === null) request.headers.delete(name);
  else request.headers.set(name, value);
  return request;
}
