import { randomUUID } from "node:crypto";
import type { OrderItemFlag, PrintStatus, Shop } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { recordActivity } from "../../app/domain/activity/record-activity.ts";
import { listOrders } from "../../app/domain/orders/list-orders.ts";
import { readOrderCursor } from "../../app/domain/orders/order-cursor.ts";
import { isInStatus, orderStatus, orderStatuses } from "../../app/domain/orders/order-status.ts";
import { readOrder } from "../../app/domain/orders/read-order.ts";
import { requestPrint } from "../../app/domain/prints/request-print.ts";
import { aPersonalization, aShop, type Personalized } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

interface Line {
  personalizationId?: string | null;
  recipeHash?: string;
  flag?: OrderItemFlag;
  released?: boolean;
  print?: PrintStatus;
}

const at = new Date("2026-03-01T10:00:00Z");

/** An order as its rows would stand, without the messages that made them. */
async function anOrder(
  { db }: TestServices,
  shop: Shop,
  {
    lines,
    ...more
  }: { lines: Line[]; name?: string; placedAt?: Date; paidAt?: Date; fulfilledAt?: Date; cancelledAt?: Date },
) {
  const order = await db.order.create({
    data: {
      shopId: shop.id,
      shopifyOrderId: newId(),
      name: "#1001",
      placedAt: at,
      shopifyUpdatedAt: at,
      shopifyToldAt: at,
      ...more,
    },
  });
  for (const { personalizationId = null, recipeHash = "", flag, released, print } of lines) {
    const item = await db.orderItem.create({
      data: {
        shopId: shop.id,
        orderId: order.id,
        shopifyLineId: newId(),
        title: "Poster",
        quantity: 1,
        currentQuantity: 1,
        personalizationId,
        flag: flag ?? null,
        releasedAt: released ? at : null,
      },
    });
    if (print && personalizationId) {
      const row = { shopId: shop.id, orderItemId: item.id, personalizationId, recipeHash, status: print };
      await db.print.create({ data: row });
    }
  }
  return order;
}

function lineOf({ personalization: { id, recipeHash } }: Personalized, more: Line = {}): Line {
  return { personalizationId: id, recipeHash, ...more };
}

describe("the status of an order", () => {
  test("the list's filters and the status shown agree on every kind of order", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    const { shop } = made;
    const lines: Line[][] = [
      [lineOf(made)],
      [lineOf(made, { print: "pending" })],
      [lineOf(made, { print: "completed" })],
      [lineOf(made, { print: "failed" })],
      [lineOf(made, { print: "awaiting_credits" }), lineOf(made, { print: "completed" })],
      [lineOf(made, { print: "awaiting_credits" }), lineOf(made, { print: "failed" })],
      [lineOf(made, { print: "completed" }), lineOf(made)],
      [lineOf(made, { print: "failed", released: true }), lineOf(made, { print: "completed" })],
      [lineOf(made, { released: true })],
      [{ flag: "missing" }],
      [{ flag: "forged", released: true }, lineOf(made)],
    ];
    const facts = [{}, { paidAt: at }, { paidAt: at, fulfilledAt: at }, { cancelledAt: at }, { fulfilledAt: at }];
    for (const some of lines) for (const more of facts) await anOrder(services, shop, { lines: some, ...more });

    const orders = await services.db.order.findMany({
      where: { shopId: shop.id },
      include: { items: { include: { print: true } } },
    });
    expect(orders).toHaveLength(lines.length * facts.length);
    for (const status of orderStatuses) {
      const found = await services.db.$queryRaw<{ id: string }[]>`
        SELECT o.id FROM orders o WHERE ${isInStatus(shop.id, status)}`;
      const expected = orders.filter((order) => orderStatus(order) === status);
      expect(expected.length, status).toBeGreaterThan(0);
      expect(found.map((order) => order.id).sort(), status).toEqual(expected.map((order) => order.id).sort());
    }
  });
});

describe("the list of orders", () => {
  test("turns its pages forwards and back without losing or repeating an order, even of one moment", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    for (let n = 0; n < 7; n += 1) {
      const placedAt = new Date(at.getTime() + Math.floor(n / 3) * 1000);
      await anOrder(services, made.shop, { name: `#${n}`, placedAt, lines: [lineOf(made)] });
    }
    const page = (cursors: { after?: string | null; before?: string | null }) =>
      listOrders(services, {
        shopId: made.shop.id,
        pageSize: 3,
        after: readOrderCursor(cursors.after ?? null),
        before: readOrderCursor(cursors.before ?? null),
      });
    const first = await page({});
    const second = await page({ after: first.older });
    const third = await page({ after: second.older });
    const names = [first, second, third].map(({ orders }) => orders.map(({ id }) => id));

    expect(names.map((ids) => ids.length)).toEqual([3, 3, 1]);
    expect(new Set(names.flat()).size).toBe(7);
    expect([first.newer, third.older]).toEqual([null, null]);
    const back = await page({ before: third.newer });
    expect(back.orders.map(({ id }) => id)).toEqual(names[1]);
    const top = await page({ before: back.newer });
    expect(top.orders.map(({ id }) => id)).toEqual(names[0]);
    expect(top.newer).toBeNull();
  });

  test("finds an order by part of its name, and means the characters a merchant types", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    for (const name of ["#1001", "#1002", "#A_1%"]) await anOrder(services, made.shop, { name, lines: [lineOf(made)] });
    const search = async (text: string) =>
      (await listOrders(services, { shopId: made.shop.id, search: text })).orders.map(({ name }) => name).sort();

    expect(await search("100")).toEqual(["#1001", "#1002"]);
    expect(await search(" #1001 ")).toEqual(["#1001"]);
    expect(await search("a_")).toEqual(["#A_1%"]);
    expect(await search("%")).toEqual(["#A_1%"]);
    expect(await search("\\")).toEqual([]);
  });

  test("tells a shop without orders from a search that found nothing", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    const empty = await listOrders(services, { shopId: made.shop.id, search: "nothing" });
    expect(empty).toMatchObject({ orders: [], any: false });

    await anOrder(services, made.shop, { lines: [lineOf(made)] });
    expect(await listOrders(services, { shopId: made.shop.id, search: "nothing" })).toMatchObject({
      orders: [],
      any: true,
    });
  });

  test("counts what needs attention, whatever tab is open", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    await anOrder(services, shop, { lines: [{ flag: "missing" }] });
    await anOrder(services, shop, { lines: [{ flag: "unknown" }], cancelledAt: at });
    expect((await listOrders(services, { shopId: shop.id, status: "shipped" })).needsAttention).toBe(1);
  });
});

describe("one order", () => {
  test("shows its preview, its photo with its sharpness, its print and what happened", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    await hearBells(services);
    const order = await anOrder(services, made.shop, { paidAt: at, lines: [lineOf(made, { print: "failed" })] });
    const event = { shopId: made.shop.id, orderId: order.id, event: "print-failed", data: { code: "photo-gone" }, at };
    await recordActivity(services.db, event);

    const shown = await readOrder(services, { shopId: made.shop.id, orderId: order.id });
    const [item] = shown.items;
    expect(shown.status).toBe("needs-attention");
    expect(item?.preview).toMatchObject({ status: "completed", url: expect.stringContaining("/files/") });
    expect(item?.photos).toMatchObject([
      { id: made.photo.id, fileName: "rex.jpg", widthPx: 1600, heightPx: 1200, tier: "temporary", status: "completed" },
    ]);
    expect(item?.photos[0]?.dpi).toBeGreaterThan(0);
    expect(item?.print).toMatchObject({ status: "failed", downloadUrl: null });
    const events = shown.events.map(({ event: name, code }) => [name, code]);
    expect(events).toContainEqual(["print-failed", "photo-gone"]);
    expect(events).toContainEqual(["photo-received", "upload"]);
  });

  test("tells that a failed print was asked for again, and tells nothing when it was not", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    const shopId = made.shop.id;
    const order = await anOrder(services, made.shop, { paidAt: at, lines: [lineOf(made, { print: "failed" })] });
    const { id: printId } = await services.db.print.findFirstOrThrow({ where: { shopId } });
    const asked = async () => {
      const { events } = await readOrder(services, { shopId, orderId: order.id });
      return events.filter(({ event }) => event === "print-requested").length;
    };

    const other = await aShop(services);
    await expect(requestPrint(services, { shopId: other.id, printId })).rejects.toMatchObject({
      code: "print-unknown",
    });
    expect(await asked()).toBe(0);
    await requestPrint(services, { shopId, printId });
    expect(await asked()).toBe(1);
    await expect(requestPrint(services, { shopId, printId })).rejects.toMatchObject({ code: "print-unknown" });
    expect(await asked()).toBe(1);
  });

  test("of another shop, or none, is unknown", async () => {
    const services = await testServices();
    const made = await aPersonalization(services);
    const order = await anOrder(services, made.shop, { lines: [lineOf(made)] });
    const other = await aShop(services);
    for (const [shopId, orderId] of [
      [other.id, order.id],
      [made.shop.id, randomUUID()],
      [made.shop.id, "1001"],
    ] as const) {
      await expect(readOrder(services, { shopId, orderId })).rejects.toMatchObject({ code: "order-unknown" });
    }
  });
});
