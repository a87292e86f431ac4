import { expect, test } from "vitest";
import { webhookHmac } from "../../simulator/webhooks.ts";
import { buyTheHowl, clientSecret, fakeApp, localShopify, until } from "../helpers/local-shopify.ts";

test("a webhook is signed as Shopify signs it", () => {
  expect(webhookHmac("hush", '{"id":1}')).toBe("VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=");
});

test("a webhook that fails is sent again under the same id, with the same body, and well signed", async () => {
  await using app = await fakeApp((_heard, count) => ({ status: count < 3 ? 500 : 200 }));
  await using shopify = await localShopify(app.url);
  await shopify.control("webhooks/mode", { retryMs: 5 });

  const order = buyTheHowl(shopify);

  await until(() => shopify.world.deliveries[0]?.state === "delivered");
  expect(app.heard).toHaveLength(3);
  expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  expect(new Set(app.heard.map(({ body }) => body)).size).toBe(1);
  expect(app.heard[0]?.url.pathname).toBe("/webhooks/orders/create");
  expect(app.heard[0]?.headers).toMatchObject({
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "pawprints.myshopify.com",
    "x-shopify-api-version": "2026-07",
    "x-shopify-event-id": expect.any(String),
    "x-shopify-triggered-at": expect.any(String),
    "x-shopify-hmac-sha256": webhookHmac(clientSecret, app.heard[0]?.body ?? ""),
  });
  expect(JSON.parse(app.heard[0]?.body ?? "")).toMatchObject({
    id: order.id,
    line_items: [{ current_quantity: 1, properties: [{ name: "_likeness", value: "signed-id" }] }],
  });
});

test("a webhook nobody takes is given up after nine attempts; a redirect is no answer", async () => {
  await using app = await fakeApp(() => ({ status: 302, headers: { location: "/elsewhere" } }));
  await using shopify = await localShopify(app.url);
  await shopify.control("webhooks/mode", { retryMs: 1 });
  buyTheHowl(shopify);
  await until(() => shopify.world.deliveries[0]?.state === "failed");
  expect(app.heard).toHaveLength(9);
});

test("webhooks come twice, not at all, or in the order a test asks for", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);

  await shopify.control("webhooks/mode", { copies: 2 });
  const order = buyTheHowl(shopify);
  await until(() => app.heard.length === 2);
  expect(app.heard[0]?.headers["x-shopify-webhook-id"]).toBe(app.heard[1]?.headers["x-shopify-webhook-id"]);

  await shopify.control("webhooks/mode", { copies: 1, paused: true });
  await shopify.control(`orders/pawprints/${order.id}/pay`);
  await shopify.control(`orders/pawprints/${order.id}/refund`);
  const flushed = await shopify.control("webhooks/flush", { order: ["refunds/create", "orders/paid"] });
  const topics = app.heard.slice(2).map(({ headers }) => headers["x-shopify-topic"]);
  expect(topics).toEqual(["refunds/create", "orders/paid", "orders/updated", "orders/updated"]);
  expect(flushed.json()).toEqual({ released: 4 });

  await shopify.control("webhooks/mode", { paused: false, dropPercent: 100 });
  buyTheHowl(shopify);
  expect(shopify.world.deliveries.at(-1)?.state).toBe("dropped");
  expect(app.heard).toHaveLength(6);
});

test("a compliance webhook comes on demand, even after the app is gone", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const order = buyTheHowl(shopify);
  shopify.shop("pawprints").installed = false;
  await shopify.control("webhooks/send", { shop: "pawprints", topic: "customers/redact" });
  await until(() => app.heard.length === 2);
  expect(JSON.parse(app.heard[1]?.body ?? "")).toMatchObject({
    shop_domain: "pawprints.myshopify.com",
    customer: { email: "ada@example.com" },
    orders_to_redact: [order.id],
  });
});
