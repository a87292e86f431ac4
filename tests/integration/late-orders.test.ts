import { describe, expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { renderPrint } from "../../app/domain/prints/render-print.ts";
import { requestPrint } from "../../app/domain/prints/request-print.ts";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import type { Services, ShopAdmin } from "../../app/domain/services.ts";
import {
  aDelivery,
  anOfferedArtwork,
  aPersonalization,
  aShop,
  orderPayload,
  type Personalized,
} from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

type Payload = ReturnType<typeof orderPayload>;

/** Tells of an order as Shopify's messages do, `toldAfter` seconds after the test clock's present. */
function tell(services: TestServices, shopId: string, payload: Payload, toldAfter = 0) {
  const at = new Date(services.clock.now().getTime() + toldAfter * 1_000);
  return recordOrder(services, { shopId, snapshot: readOrderPayload(payload), at });
}

const orderOf = ({ db }: TestServices, shopId: string, payload: Payload) =>
  db.order.findUnique({
    where: { shopId_shopifyOrderId: { shopId, shopifyOrderId: String(payload.id) } },
    include: { items: { include: { print: { include: { image: true } } }, orderBy: { shopifyLineId: "asc" } } },
  });

const flags = async (services: TestServices, shopId: string, payload: Payload) =>
  (await orderOf(services, shopId, payload))?.items.map(({ flag, print }) => ({ flag, print }));

async function aPaidPrint(services: TestServices, personalized: Personalized) {
  const { shop, productId, lineId } = personalized;
  const payload = orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" });
  await tell(services, shop.id, payload);
  const print = (await orderOf(services, shop.id, payload))?.items[0]?.print;
  if (!print) throw new Error("no print was asked for");
  return { payload, printId: print.id };
}

describe("a line is printed only on the product it was made for", () => {
  test("a right id on another product, or on none, is kept, flagged and never printed", async () => {
    const services = await testServices();
    const { shop, lineId } = await aPersonalization(services);
    const other = await anOfferedArtwork(services, shop);
    for (const productId of [other.productId, newId(), null]) {
      const payload = orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" });
      await tell(services, shop.id, payload);
      await hearBells(services);
      expect(await flags(services, shop.id, payload)).toEqual([{ flag: "other_product", print: null }]);
    }
    expect(await services.db.print.count({ where: { shopId: shop.id } })).toBe(0);
  });
});

describe("an order from before the product got its artwork", () => {
  test("lacks nothing, heard of late or kept for another line; one placed after lacks its photo", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const { shop, lineId } = personalized;
    const { productId } = await anOfferedArtwork(services, shop);
    const created_at = new Date(services.clock.now().getTime() - 60_000).toISOString();

    const alone = orderPayload(services, { lines: [{ productId }], created_at, financial_status: "paid" });
    await tell(services, shop.id, alone);
    expect(await orderOf(services, shop.id, alone)).toBeNull();

    const lines = [{ productId }, { productId: personalized.productId, lineId }];
    const mixed = orderPayload(services, { lines, created_at });
    await tell(services, shop.id, mixed);
    expect(await flags(services, shop.id, mixed)).toEqual([{ flag: null, print: null }]);

    const after = orderPayload(services, { lines: [{ productId }] });
    await tell(services, shop.id, after);
    expect(await flags(services, shop.id, after)).toEqual([{ flag: "missing", print: null }]);
  });
});

describe("two messages of one second", () => {
  /** The same two messages in either order, each time on an order of its own; what came of each. */
  async function bothWays(
    messages: (given: { id: string; line: { id: string; productId: string; lineId: string } }) => {
      lines: object;
      toldAfter: number;
      more?: object;
    }[],
  ) {
    const outcomes: object[] = [];
    for (const turned of [false, true]) {
      const services = await testServices();
      const { shop, productId, lineId } = await aPersonalization(services);
      const id = newId();
      const told = messages({ id, line: { id: newId(), productId, lineId } }).map(({ lines, toldAfter, more }) => ({
        payload: orderPayload(services, { id, lines: [lines], ...more }),
        toldAfter,
      }));
      for (const { payload, toldAfter } of turned ? told.reverse() : told) {
        await tell(services, shop.id, payload, toldAfter);
      }
      const order = await orderOf(services, shop.id, told[0]?.payload as Payload);
      outcomes.push({
        fulfilled: order?.fulfilledAt !== null,
        customerId: order?.customerId,
        items: order?.items.map(({ quantity, currentQuantity, releasedAt, print }) => ({
          ...{ quantity, currentQuantity, released: releasedAt !== null, print: print?.status },
        })),
      });
    }
    return outcomes;
  }

  test("end as the one told last says, whichever comes first", async () => {
    const outcomes = await bothWays(({ line }) => [
      { lines: { ...line, quantity: 1 }, toldAfter: 1, more: { fulfillment_status: "fulfilled", customer: { id: 1 } } },
      { lines: { ...line, quantity: 3 }, toldAfter: 2, more: { fulfillment_status: null, customer: { id: 2 } } },
    ]);
    const items = [{ quantity: 3, currentQuantity: 3, released: false, print: undefined }];
    expect(outcomes).toEqual(Array(2).fill({ fulfilled: false, customerId: "2", items }));
  });

  test("told at the same instant: what either says is gone is gone, and is not printed", async () => {
    const outcomes = await bothWays(({ line }) => [
      { lines: { ...line, quantity: 2, currentQuantity: 0 }, toldAfter: 1, more: { financial_status: "paid" } },
      { lines: { ...line, quantity: 2 }, toldAfter: 1, more: { financial_status: "paid" } },
    ]);
    expect(outcomes).toHaveLength(2);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ items: [{ quantity: 2, currentQuantity: 0, released: true }] });
      expect(outcome).not.toMatchObject({ items: [{ print: "pending" }] });
    }
  });
});

describe("an order that is none of our business", () => {
  test("is not kept; an edit that adds a personalised line makes it ours, paid and printed", async () => {
    const answer: { order: unknown } = { order: null };
    const admin: ShopAdmin = { graphql: async <Data>() => answer as Data };
    const services = await testServices({ admin });
    const { shop, productId, lineId } = await aPersonalization(services);
    const foreign = { id: newId(), productId: newId() };
    const payload = orderPayload(services, { lines: [foreign], financial_status: "paid" });
    await aDelivery(services, shop.domain, { topic: "orders/paid", payload });
    await hearBells(services);
    expect(await orderOf(services, shop.id, payload)).toBeNull();
    expect(await services.db.activityEntry.count({ where: { shopId: shop.id } })).toBe(0);

    const node = (id: string, product: string, attributes: object[] = []) => ({
      ...{ id: `gid://shopify/LineItem/${id}`, title: "Poster", quantity: 1, currentQuantity: 1 },
      ...{ product: { legacyResourceId: product }, variant: null, customAttributes: attributes },
    });
    const added = newId();
    answer.order = {
      ...{ legacyResourceId: String(payload.id), name: payload.name, test: false, currencyCode: "USD" },
      ...{ createdAt: payload.created_at, updatedAt: payload.updated_at, cancelledAt: null },
      ...{ displayFinancialStatus: "PAID", displayFulfillmentStatus: "UNFULFILLED" },
      totalPriceSet: { shopMoney: { amount: "98.00" } },
      lineItems: {
        nodes: [node(foreign.id, foreign.productId), node(added, productId, [{ key: "_likeness", value: lineId }])],
      },
    };
    const edit = { order_edit: { order_id: payload.id } };
    await aDelivery(services, shop.domain, { topic: "orders/edited", payload: edit });
    await hearBells(services);

    const order = await orderOf(services, shop.id, payload);
    expect(order?.paidAt).not.toBeNull();
    expect(order?.items.map(({ shopifyLineId, flag, print }) => [shopifyLineId, flag, print?.status])).toEqual([
      [added, null, "completed"],
    ]);
  });
});

describe("a worker that dies while it makes a print", () => {
  /** A database no call reaches any more from the nth transaction on, as when the process died there. */
  function mortal(db: Services["db"], at: number): Services["db"] {
    let transactions = 0;
    let dead = false;
    return new Proxy(db, {
      get(target, name) {
        if (name === "$transaction") transactions += 1;
        if (transactions === at) dead = true;
        if (dead) throw new Error("killed");
        return Reflect.get(target, name, target);
      },
    });
  }

  test.each([1, 2, 3, 4])(
    "at transaction %i: no print file is without an end, the next run ends it, and it is paid for once",
    async (at) => {
      const services = await testServices();
      const personalized = await aPersonalization(services);
      await hearBells(services);
      const { payload, printId } = await aPaidPrint(services, personalized);
      services.bell.rung.length = 0;
      const { id: shopId } = personalized.shop;

      await expect(renderPrint({ ...services, db: mortal(services.db, at) }, { printId })).rejects.toThrow("killed");
      const kept = await services.db.image.findMany({ where: { shopId, kind: "print", status: "completed" } });
      expect(kept).toHaveLength(at <= 2 ? 0 : 1);
      for (const image of kept) expect(image.expiresAt).toEqual(expect.any(Date));

      await services.db.print.updateMany({ where: { id: printId }, data: { leaseUntil: new Date(0) } });
      await renderPrint(services, { printId });
      services.clock.moveDays(8); // past the end of anything without an order
      await sweepPhotos(services);
      await hearBells(services);
      const print = (await orderOf(services, shopId, payload))?.items[0]?.print;
      expect(print).toMatchObject({ status: "completed", image: { status: "completed", tier: "order_pending" } });
      expect(await services.storage.head(print?.image?.storageKey ?? "")).not.toBeNull();

      const account = await services.db.shopCredits.findUnique({ where: { shopId } });
      expect(account).toMatchObject({ available: services.billing.welcomeCredits - 1, held: 0 });

      services.clock.moveDays(30);
      await sweepPhotos(services);
      expect(await services.db.image.count({ where: { shopId, status: { not: "gone" } } })).toBe(0);
    },
  );
});

describe("a print that is asked for again", () => {
  test("is made again when its file is gone, on the same line and once", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const { payload, printId } = await aPaidPrint(services, personalized);
    await hearBells(services);
    const { id: shopId } = personalized.shop;
    const before = await services.db.print.findUniqueOrThrow({ where: { id: printId } });
    await erasePictures(services, { shopId, imageIds: [before.imageId ?? ""], reason: "test", actor: "shopify" });

    const asked = await Promise.allSettled([1, 2, 3].map(() => requestPrint(services, { shopId, printId })));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await hearBells(services);
    const items = (await orderOf(services, shopId, payload))?.items ?? [];
    expect(items.map(({ print }) => [print?.id, print?.status, print?.image?.status])).toEqual([
      [printId, "completed", "completed"],
    ]);
    expect(await services.storage.head(items[0]?.print?.image?.storageKey ?? "")).not.toBeNull();
    expect(items[0]?.print?.image?.expiresAt).toEqual(expect.any(Date));
  });

  test("says that the photo is gone when it is, instead of never ending", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const { printId } = await aPaidPrint(services, personalized);
    await hearBells(services);
    const { id: shopId } = personalized.shop;
    const images = await services.db.image.findMany({ where: { shopId } });
    await erasePictures(services, { shopId, imageIds: images.map(({ id }) => id), reason: "test", actor: "shopify" });
    await requestPrint(services, { shopId, printId });
    await hearBells(services);
    expect(await services.db.print.findUnique({ where: { id: printId } })).toMatchObject({
      status: "failed",
      failure: "photo-gone",
    });
  });

  test("is refused while its file is there, before it is made, when cancelled, and to another shop", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const { printId } = await aPaidPrint(services, personalized);
    const { id: shopId } = personalized.shop;
    const refused = (id: string, by = shopId) =>
      expect(requestPrint(services, { shopId: by, printId: id })).rejects.toMatchObject({ code: "print-unknown" });

    await refused(printId); // pending
    await services.db.print.update({ where: { id: printId }, data: { status: "cancelled" } });
    await refused(printId);
    await services.db.print.update({ where: { id: printId }, data: { status: "pending" } });
    await renderPrint(services, { printId });
    await refused(printId);
    await refused("nonsense");
    await refused(crypto.randomUUID());
    await services.db.print.update({ where: { id: printId }, data: { status: "failed" } });
    await refused(printId, (await aShop(services)).id);
    await requestPrint(services, { shopId, printId });
  });
});
