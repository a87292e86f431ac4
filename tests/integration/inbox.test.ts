import { beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../app/domain/errors.ts";
import { appliedTopics } from "../../app/domain/inbox/apply-delivery.ts";
import { processWebhook } from "../../app/domain/inbox/process-webhook.ts";
import { sweepLeftovers } from "../../app/domain/retention/sweep-leftovers.ts";
import type { ShopAdmin } from "../../app/domain/services.ts";
import { openApp, webhookRequest } from "../helpers/app.ts";
import { aDelivery, aPersonalization, aShop, aShopper, orderPayload } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

const longestWaitMs = 3 * 3_600_000;

const rowOf = ({ db }: TestServices, id: string) => db.webhookDelivery.findUniqueOrThrow({ where: { id } });

/** Tries a message as the sweep would, its wait being over. Returns how long it is to wait now, in milliseconds. */
async function tryAgain(services: TestServices, id: string): Promise<number> {
  await services.db.webhookDelivery.update({ where: { id }, data: { leaseUntil: null } });
  const began = Date.now();
  await processWebhook(services, { deliveryId: id }).catch(() => {});
  return Number((await rowOf(services, id)).leaseUntil ?? began) - began;
}

/** An Admin API that answers as it is told to, and counts. */
function anAdmin() {
  const told = { calls: 0, answer: (): object => ({ order: null }) };
  const admin: ShopAdmin = {
    async graphql<Data>() {
      told.calls += 1;
      return told.answer() as Data;
    },
  };
  return { admin, told };
}

const away = () => {
  throw new DomainError("shop-unreachable");
};

describe("a message that can't be applied yet", () => {
  test("waits for a world that is away as long as it takes, never more than three hours at a time", async () => {
    const { admin, told } = anAdmin();
    const services = await testServices({ admin });
    const shop = await aShop(services);
    told.answer = away;
    const payload = { order_edit: { order_id: 1 } };
    const id = await aDelivery(services, shop.domain, { topic: "orders/edited", payload });
    for (let time = 0; time < 45; time += 1) {
      const waitMs = await tryAgain(services, id);
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(longestWaitMs + 60_000);
    }
    const waiting = await rowOf(services, id);
    expect(waiting).toMatchObject({ status: "received", body: JSON.stringify(payload) });
    expect(told.calls).toBe(45);

    told.answer = () => ({ order: null });
    await tryAgain(services, id);
    expect(await rowOf(services, id)).toMatchObject({ status: "applied", body: "", failure: null, leaseUntil: null });
  });

  test("because of a bug is given up after twenty tries, with waits that grow to three hours; a person can read it", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const payload = { id: 1, line_items: "nonsense" };
    const id = await aDelivery(services, shop.domain, { topic: "orders/paid", payload });
    const waits: number[] = [];
    for (let time = 1; time < 20; time += 1) {
      waits.push(await tryAgain(services, id));
      expect(await rowOf(services, id)).toMatchObject({ status: "received", attempts: time });
    }
    await tryAgain(services, id);
    expect(await rowOf(services, id)).toMatchObject({ status: "failed", attempts: 20, body: JSON.stringify(payload) });
    await tryAgain(services, id);
    expect((await rowOf(services, id)).attempts).toBe(20);

    const steps = waits.slice(1).map((wait, at) => wait - (waits[at] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(-1_000); // they grow, but for the time a try takes
    expect(Math.abs((waits[0] ?? 0) - 2_000)).toBeLessThan(1_500);
    expect(Math.abs((waits.at(-1) ?? 0) - longestWaitMs)).toBeLessThan(1_500);
  });
});

describe("what people write into orders", () => {
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    app = await openApp();
  });

  test.each([
    ["zero characters", "\u0000Rex\u0000"],
    ["half of a pair", "Rex \ud83d"],
    ["the other half first", "\udc36 Rex \ud83d\u0000"],
  ])("%s: the message is kept, and the order printed as any other", async (_name, text) => {
    const services = await testServices();
    const { shop, productId, lineId } = await aPersonalization(services);
    const order = orderPayload(services, {
      lines: [{ productId, lineId }, { lineId: text }],
      financial_status: "paid",
    });
    const lines = order.line_items.map((line) => ({
      ...line,
      title: `Poster ${text}`,
      properties: [{ name: text, value: text }, ...line.properties],
    }));
    const body = JSON.stringify({ ...order, name: `#7${text}`, note: text, line_items: lines });
    const told = { topic: "orders/paid", shopDomain: shop.domain, body, id: newId() };
    expect((await app.send("webhooks.orders.paid", webhookRequest(told))).status).toBe(200);

    const kept = await services.db.webhookDelivery.findFirstOrThrow({ where: { deliveryId: told.id } });
    expect(kept.body).toBe(body);
    await processWebhook(services, { deliveryId: kept.id });
    await hearBells(services);
    expect(await rowOf(services, kept.id)).toMatchObject({ status: "applied", body: "" });
    const items = await services.db.orderItem.findMany({ where: { shopId: shop.id }, include: { print: true } });
    expect(items.map(({ flag, print }) => [flag, print?.status]).sort()).toEqual([
      [null, "completed"],
      ["forged", undefined],
    ]);
    expect(items[0]?.title).toContain("Rex");
  });

  test("the same in what Shopify answers about an edited order", async () => {
    const { admin, told } = anAdmin();
    const services = await testServices({ admin });
    const { shop, productId, lineId } = await aPersonalization(services);
    const at = services.clock.now().toISOString();
    const line = {
      ...{ id: `gid://shopify/LineItem/${newId()}`, title: "\u0000Rex \ud83d", quantity: 1, currentQuantity: 1 },
      ...{ product: { legacyResourceId: productId }, variant: null },
      customAttributes: [{ key: "_likeness", value: lineId }],
    };
    told.answer = () => ({
      order: {
        ...{
          legacyResourceId: newId(),
          name: "#7\u0000",
          test: false,
          createdAt: at,
          updatedAt: at,
          cancelledAt: null,
        },
        ...{ displayFinancialStatus: "PAID", displayFulfillmentStatus: "UNFULFILLED", currencyCode: "USD" },
        ...{ totalPriceSet: { shopMoney: { amount: "49.00" } }, lineItems: { nodes: [line] } },
      },
    });
    const payload = { order_edit: { order_id: 7 } };
    const id = await aDelivery(services, shop.domain, { topic: "orders/edited", payload });
    await processWebhook(services, { deliveryId: id });
    expect(await rowOf(services, id)).toMatchObject({ status: "applied", failure: null });
    expect(await services.db.print.count({ where: { shopId: shop.id } })).toBe(1);
  });
});

describe("every other thing Shopify tells, sent three times at once", () => {
  async function tellThrice(services: TestServices, shopDomain: string, topic: string, payload: object) {
    const message = { topic, payload, deliveryId: newId() };
    const ids = await Promise.all([1, 2, 3].map(() => aDelivery(services, shopDomain, message)));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(ids.map((deliveryId) => processWebhook(services, { deliveryId })));
    await hearBells(services);
    expect(await rowOf(services, ids[0] ?? "")).toMatchObject({ status: "applied", attempts: 1, body: "" });
  }

  test("orders/edited: Shopify is asked once how the order stands", async () => {
    const { admin, told } = anAdmin();
    const services = await testServices({ admin });
    const shop = await aShop(services);
    await tellThrice(services, shop.domain, "orders/edited", { order_edit: { id: 1, order_id: 2 } });
    expect(told.calls).toBe(1);
  });

  test("app/scopes_update: the shop's sessions say what the app may do now, another shop's do not", async () => {
    const services = await testServices();
    const [shop, other] = [await aShop(services), await aShop(services)];
    for (const { domain } of [shop, other]) {
      const session = { id: `offline_${domain}`, shop: domain, state: "", scope: "read_orders", accessToken: "sealed" };
      await services.db.session.create({ data: session });
    }
    const payload = { id: 1, previous: ["read_orders"], current: ["read_orders", "write_products"] };
    await tellThrice(services, shop.domain, "app/scopes_update", payload);
    const scopeOf = async (domain: string) =>
      (await services.db.session.findUniqueOrThrow({ where: { id: `offline_${domain}` } })).scope;
    expect(await scopeOf(shop.domain)).toBe("read_orders,write_products");
    expect(await scopeOf(other.domain)).toBe("read_orders");
  });

  test.each<[string, object, object]>([
    [
      "customers/data_request",
      {
        data_request: { id: 99 },
        customer: { id: 1, email: "ada@example.com", phone: "+44" },
        orders_requested: [11, "12"],
      },
      { event: "data-requested", data: {} },
    ],
  ])("%s: stands once in the shop's history, without a word of the customer", async (topic, payload, entry) => {
    const services = await testServices();
    const shop = await aShop(services);
    await tellThrice(services, shop.domain, topic, payload);
    const history = await services.db.activityEntry.findMany({ where: { shopId: shop.id } });
    expect(history).toEqual([expect.objectContaining(entry)]);
    expect(JSON.stringify(history.map(({ data }) => data))).not.toContain("ada@example.com");
  });

  test("app_purchases_one_time/update of a charge we never asked for: Shopify is not asked, and nothing is granted", async () => {
    const { admin, told } = anAdmin();
    const services = await testServices({ admin });
    const shop = await aShop(services, { credits: 3 });
    const charge = { admin_graphql_api_id: "gid://shopify/AppPurchaseOneTime/1", status: "ACTIVE" };
    await tellThrice(services, shop.domain, "app_purchases_one_time/update", { app_purchase_one_time: charge });
    expect(told.calls).toBe(0);
    expect(await services.db.shopCredits.findUnique({ where: { shopId: shop.id } })).toMatchObject({ available: 3 });
  });

  test.each(Object.keys(appliedTopics))(
    "%s of a shop nobody knows: ends, or waits for a person; never goes on",
    async (topic) => {
      const services = await testServices();
      const known = ["orders/", "refunds/"].some((prefix) => topic.startsWith(prefix));
      const payload = known
        ? { ...orderPayload(services, { lines: [] }), order_id: 1, order_edit: { order_id: 1 } }
        : { current: [] };
      const id = await aDelivery(services, `stranger-${newId()}.myshopify.com`, { topic, payload });
      await processWebhook(services, { deliveryId: id });
      expect(["applied", "failed"]).toContain((await rowOf(services, id)).status);
    },
  );
});

describe("shop/redact when the uninstall was never told", () => {
  async function aRedactedShop(answer: () => object) {
    const { admin, told } = anAdmin();
    const services = await testServices({ admin });
    told.answer = answer;
    const { shop } = await aPersonalization(services);
    const payload = { shop_id: 1, shop_domain: shop.domain };
    const id = await aDelivery(services, shop.domain, { topic: "shop/redact", payload });
    const tried = () => tryAgain(services, id);
    const isThere = async () => (await services.db.shop.count({ where: { id: shop.id } })) === 1;
    return { services, id, told, tried, isThere };
  }

  test("Shopify refuses our token: the shop is erased", async () => {
    const { services, id, tried, isThere } = await aRedactedShop(() => {
      throw new DomainError("shop-uninstalled");
    });
    await tried();
    expect(await isThere()).toBe(false);
    expect(await rowOf(services, id)).toMatchObject({ status: "applied", body: "" });
  });

  test("Shopify answers: the app is there again, and everything stays", async () => {
    const { services, id, told, tried, isThere } = await aRedactedShop(() => ({ shop: { id: "1" } }));
    await tried();
    expect([await isThere(), told.calls]).toEqual([true, 1]);
    expect(await rowOf(services, id)).toMatchObject({ status: "applied" });
  });

  test("Shopify can't be reached: nothing is decided, and it is tried again until it can", async () => {
    const { services, id, told, tried, isThere } = await aRedactedShop(away);
    for (let time = 0; time < 25; time += 1) await tried();
    expect([await isThere(), told.calls]).toEqual([true, 25]);
    expect(await rowOf(services, id)).toMatchObject({ status: "received" });
    told.answer = () => {
      throw new DomainError("shop-uninstalled");
    };
    await tried();
    expect(await isThere()).toBe(false);
  });
});

describe("what has served", () => {
  test("is deleted: old applied messages, sessions that are over, old refunds of others' orders", async () => {
    const services = await testServices();
    const { db, clock } = services;
    const { shop, photo, personalization } = await aPersonalization(services);
    const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
    const message = {
      source: "shopify",
      topic: "orders/paid",
      shopDomain: shop.domain,
      receivedAt: ago(200),
      body: "",
    };
    await db.webhookDelivery.createMany({
      data: [
        { ...message, deliveryId: `applied-old-${newId()}`, status: "applied", appliedAt: ago(31) },
        { ...message, deliveryId: `applied-new-${newId()}`, status: "applied", appliedAt: ago(29) },
        { ...message, deliveryId: `failed-old-${newId()}`, status: "failed" },
        { ...message, deliveryId: `received-old-${newId()}`, status: "received" },
      ],
    });
    const own = { shopId: shop.id, shopifyOrderId: newId(), placedAt: ago(300) };
    await db.order.create({ data: { ...own, name: "#1", shopifyUpdatedAt: ago(300), shopifyToldAt: ago(300) } });
    const line = { shopId: shop.id, shopifyLineId: newId(), quantity: 1 };
    await db.refundLine.createMany({
      data: [
        { ...line, shopifyRefundId: "foreign-old", shopifyOrderId: newId(), refundedAt: ago(61) },
        { ...line, shopifyRefundId: "foreign-new", shopifyOrderId: newId(), refundedAt: ago(59) },
        { ...line, shopifyRefundId: "own-old", shopifyOrderId: own.shopifyOrderId, refundedAt: ago(200) },
      ],
    });
    // A session is over, but while a photo of it is kept it says whose that is.
    const withPhoto = photo.shopperSessionId ?? "";
    const [over, living] = [(await aShopper(services, shop)).session.id, (await aShopper(services, shop)).session.id];
    await db.shopperSession.updateMany({ where: { id: { in: [withPhoto, over] } }, data: { expiresAt: ago(1) } });

    await sweepLeftovers(services);

    const messages = await db.webhookDelivery.findMany({ where: { shopDomain: shop.domain } });
    expect(messages.map(({ deliveryId }) => deliveryId.replace(/-\d+$/, "")).sort()).toEqual([
      "applied-new",
      "failed-old",
      "received-old",
    ]);
    const refunds = await db.refundLine.findMany({ where: { shopId: shop.id } });
    expect(refunds.map(({ shopifyRefundId }) => shopifyRefundId).sort()).toEqual(["foreign-new", "own-old"]);
    const sessions = await db.shopperSession.findMany({ where: { shopId: shop.id } });
    expect(sessions.map(({ id }) => id).sort()).toEqual([withPhoto, living].sort());
    expect(await db.image.findUnique({ where: { id: photo.id } })).toMatchObject({ status: "completed" });
    expect(await db.personalization.count({ where: { id: personalization.id } })).toBe(1);
  });
});
