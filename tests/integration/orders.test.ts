import type { Order } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { keepDelivery } from "../../app/domain/inbox/keep-delivery.ts";
import { processWebhook } from "../../app/domain/inbox/process-webhook.ts";
import { anOfferedArtwork, aPersonalization, aShop, orderPayload, type Personalized } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

interface Message {
  topic: string;
  payload: unknown;
  deliveryId?: string;
}

/** As Shopify would send it: kept in the inbox, then heard. */
async function tell(services: TestServices, shopDomain: string, { topic, payload, deliveryId = newId() }: Message) {
  await keepDelivery(services, {
    source: "shopify",
    deliveryId,
    eventId: null,
    topic,
    shopDomain,
    triggeredAt: services.clock.now(),
    body: JSON.stringify(payload),
  });
  await hearBells(services);
}

/** The life of one order: placed, paid, fulfilled, with the ids the messages share. */
function lifeOfAnOrder(services: TestServices, { productId, lineId }: Personalized) {
  const id = newId();
  const lines = [{ id: newId(), productId, lineId }];
  const order = (updatedAfter: number, more: object = {}) =>
    orderPayload(services, { id, lines, updatedAfter, ...more });
  const refund = { id: Number(newId()), order_id: Number(id), created_at: services.clock.now().toISOString() };
  return {
    id,
    lineId: lines[0]?.id ?? "",
    create: { topic: "orders/create", payload: order(0) },
    paid: { topic: "orders/paid", payload: order(10, { financial_status: "paid" }) },
    updated: { topic: "orders/updated", payload: order(15, { financial_status: "paid" }) },
    fulfilled: {
      topic: "orders/fulfilled",
      payload: order(20, { financial_status: "paid", fulfillment_status: "fulfilled" }),
    },
    cancelled: {
      topic: "orders/cancelled",
      payload: order(30, { financial_status: "refunded", cancelled_at: services.clock.now().toISOString() }),
    },
    refunded: {
      topic: "refunds/create",
      payload: { ...refund, refund_line_items: [{ line_item_id: Number(lines[0]?.id), quantity: 1 }] },
    },
  };
}

function permutations<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((item, at) =>
    permutations(list.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}

async function outcome(services: TestServices, personalized: Personalized, shopifyOrderId: string) {
  const { shop, photo } = personalized;
  const order = await services.db.order.findUniqueOrThrow({
    where: { shopId_shopifyOrderId: { shopId: shop.id, shopifyOrderId } },
    include: { items: { include: { print: true } } },
  });
  const facts = (at: Date | null) => at !== null;
  const image = await services.db.image.findUniqueOrThrow({ where: { id: photo.id } });
  return {
    paid: facts(order.paidAt),
    fulfilled: facts(order.fulfilledAt),
    cancelled: facts(order.cancelledAt),
    lines: order.items.length,
    prints: order.items.map((item) => item.print?.status),
    tier: image.tier,
  };
}

describe("whatever order messages come in, and however often", () => {
  test("create, paid, updated, fulfilled: always one print, and the photo in order_completed", async () => {
    for (const order of permutations(["create", "paid", "updated", "fulfilled"] as const)) {
      const services = await testServices();
      const personalized = await aPersonalization(services);
      const life = lifeOfAnOrder(services, personalized);

      for (const step of order) await tell(services, personalized.shop.domain, life[step]);

      expect(await outcome(services, personalized, life.id), order.join(" → ")).toEqual({
        paid: true,
        fulfilled: true,
        cancelled: false,
        lines: 1,
        prints: ["completed"],
        tier: "order_completed",
      });
    }
  }, 240_000);

  test("paid and cancelled in either order end cancelled, the photo back in temporary", async () => {
    for (const order of permutations(["create", "paid", "cancelled"] as const)) {
      const services = await testServices();
      const personalized = await aPersonalization(services);
      const life = lifeOfAnOrder(services, personalized);

      for (const step of order) await tell(services, personalized.shop.domain, life[step]);

      const { prints, ...rest } = await outcome(services, personalized, life.id);
      expect(rest, order.join(" → ")).toEqual({
        paid: true,
        fulfilled: false,
        cancelled: true,
        lines: 1,
        tier: "temporary",
      });
      expect(["cancelled", "completed", undefined]).toContain(prints[0]);
    }
  }, 120_000);

  test("a refund that comes before its order counts when the order comes", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const life = lifeOfAnOrder(services, personalized);

    for (const step of ["refunded", "create", "paid"] as const)
      await tell(services, personalized.shop.domain, life[step]);

    expect((await outcome(services, personalized, life.id)).prints).toEqual([undefined]);
    expect((await outcome(services, personalized, life.id)).tier).toBe("temporary");
  });

  test("the same delivery three times at once is applied once", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const life = lifeOfAnOrder(services, personalized);
    const deliveryId = newId();

    await Promise.all([1, 2, 3].map(() => tell(services, personalized.shop.domain, { ...life.paid, deliveryId })));

    const kept = await services.db.webhookDelivery.findMany({ where: { deliveryId } });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ status: "applied", attempts: 1 });
    expect(await services.db.print.count({ where: { shopId: personalized.shop.id } })).toBe(1);
  });

  test("twenty different messages of one order at once make one order, one line, one print", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const life = lifeOfAnOrder(services, personalized);
    const steps = Array.from({ length: 5 }, () => [life.create, life.paid, life.updated, life.fulfilled]).flat();

    await Promise.all(steps.map((step) => tell(services, personalized.shop.domain, step)));
    await hearBells(services);

    expect(await outcome(services, personalized, life.id)).toMatchObject({ lines: 1, prints: ["completed"] });
    const failed = await services.db.webhookDelivery.findMany({
      where: { shopDomain: personalized.shop.domain, status: { not: "applied" } },
    });
    expect(failed).toEqual([]);
  });
});

describe("what a buyer wrote on the line is believed only with our signature", () => {
  async function flagOf(services: TestServices, shopDomain: string, line: { productId?: string; lineId?: unknown }) {
    const payload = orderPayload(services, { lines: [line], financial_status: "paid" });
    await tell(services, shopDomain, { topic: "orders/paid", payload });
    const order: (Order & { items: { flag: string | null; personalizationId: string | null }[] }) | null =
      await services.db.order.findFirst({ where: { shopifyOrderId: String(payload.id) }, include: { items: true } });
    return order?.items.map(({ flag, personalizationId }) => ({ flag, personalizationId }));
  }

  test("no id on a product that needs a photo: kept and flagged missing", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const { productId } = await anOfferedArtwork(services, shop);
    expect(await flagOf(services, shop.domain, { productId })).toEqual([{ flag: "missing", personalizationId: null }]);
  });

  test("a made-up id, and an id that is no text: kept and flagged forged", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    for (const lineId of ["made-up", "a.b", "a.b.c", { $ne: 1 }, 7]) {
      expect(await flagOf(services, shop.domain, { lineId })).toEqual([{ flag: "forged", personalizationId: null }]);
    }
  });

  test("another shop's id, rightly signed for that shop: forged here", async () => {
    const services = await testServices();
    const theirs = await aPersonalization(services);
    const ours = await aShop(services);
    expect(await flagOf(services, ours.domain, { lineId: theirs.lineId })).toEqual([
      { flag: "forged", personalizationId: null },
    ]);
  });

  test("an order whose lines need no photo and name none is not kept", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    expect(await flagOf(services, shop.domain, { productId: newId() })).toBeUndefined();
  });
});

describe("the inbox", () => {
  test("a message that fails is kept, tried again after a wait, and given up for a person in the end", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const nonsense = { topic: "orders/paid", payload: { id: 1, line_items: "nonsense" } };
    await expect(tell(services, shop.domain, nonsense)).rejects.toThrow();

    const first = await services.db.webhookDelivery.findFirstOrThrow({ where: { shopDomain: shop.domain } });
    expect(first).toMatchObject({ status: "received", attempts: 1 });
    expect(first.failure).toContain("expected");
    expect(first.leaseUntil?.getTime()).toBeGreaterThan(Date.now());

    await processWebhook(services, { deliveryId: first.id });
    expect((await services.db.webhookDelivery.findUniqueOrThrow({ where: { id: first.id } })).attempts).toBe(1);

    await services.db.webhookDelivery.update({
      where: { id: first.id },
      data: { attempts: 19, leaseUntil: new Date(0) },
    });
    await processWebhook(services, { deliveryId: first.id });
    expect((await services.db.webhookDelivery.findUniqueOrThrow({ where: { id: first.id } })).status).toBe("failed");
  });

  test("a message of a shop nobody knows is applied as nothing", async () => {
    const services = await testServices();
    await tell(services, "stranger.myshopify.com", {
      topic: "orders/paid",
      payload: orderPayload(services, { lines: [] }),
    });
    const kept = await services.db.webhookDelivery.findFirstOrThrow({
      where: { shopDomain: "stranger.myshopify.com" },
    });
    expect(kept.status).toBe("applied");
  });
});
