import type { Image } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { issueUploadTicket } from "../../app/domain/photos/issue-upload-ticket.ts";
import { receivePhoto } from "../../app/domain/photos/receive-photo.ts";
import { renderPrint } from "../../app/domain/prints/render-print.ts";
import { renderPreview } from "../../app/domain/renders/render-preview.ts";
import { appendLog } from "../../app/domain/retention/append-log.ts";
import { eraseCustomer } from "../../app/domain/retention/erase-customer.ts";
import { eraseShop } from "../../app/domain/retention/erase-shop.ts";
import { moveTier } from "../../app/domain/retention/move-tier.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import {
  aDelivery,
  aPersonalization,
  aPhoto,
  aShop,
  aShopper,
  orderPayload,
  type Personalized,
  picturesIn,
} from "../helpers/builders.ts";
import { newId, photoBytes } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

interface Pause {
  at: "put" | "read" | "copy";
  key: RegExp;
  after: boolean;
}

/** Storage that stands still at a call, before or after it does what it is asked, until it is let go on. */
function pausing(inner: ObjectStorage, { at, key, after }: Pause) {
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const storage = new Proxy(inner, {
    get(target, name: keyof ObjectStorage) {
      if (name !== at) return target[name];
      return async (...args: never[]) => {
        const act = () => (target[name] as (...all: never[]) => unknown).apply(target, args);
        if (!key.test(String(args[0]))) return act();
        const answer = after ? await act() : undefined;
        reached.resolve();
        await goOn.promise;
        return after ? answer : act();
      };
    },
  });
  return { storage, reached: reached.promise, goOn: () => goOn.resolve() };
}

/** Does `work` on a storage that pauses, and `meanwhile` while it does. */
async function during(
  services: TestServices,
  pause: Pause,
  { work, meanwhile }: { work: (services: TestServices) => Promise<unknown>; meanwhile: () => Promise<unknown> },
): Promise<PromiseSettledResult<unknown>> {
  const { storage, reached, goOn } = pausing(services.storage, pause);
  const working = Promise.allSettled([work({ ...services, storage })]);
  await reached;
  await meanwhile();
  goOn();
  const [result] = await working;
  return result as PromiseSettledResult<unknown>;
}

async function order(services: TestServices, { shop, productId, lineId }: Personalized, customer: string) {
  const payload = orderPayload(services, {
    lines: [{ productId, lineId }],
    financial_status: "paid",
    customer: { id: Number(customer) },
  });
  const snapshot = readOrderPayload(payload);
  await recordOrder(services, { shopId: shop.id, snapshot, at: services.clock.now() });
  return snapshot.shopifyOrderId;
}

function forget(services: TestServices, { id, domain }: { id: string; domain: string }, customer: string) {
  const payload = { customer: { id: Number(customer) }, orders_to_redact: [] };
  return eraseCustomer(services, { shopId: id, shopDomain: domain, payload });
}

const imageOf = ({ db }: TestServices, shopId: string, kind: Image["kind"]) =>
  db.image.findFirstOrThrow({ where: { shopId, kind } });

const printOf = ({ db }: TestServices, { personalization }: Personalized) =>
  db.print.findFirstOrThrow({ where: { personalizationId: personalization.id }, include: { image: true } });

async function expectNothingLeft({ db, storage }: TestServices, shopId: string) {
  expect(await picturesIn(storage, shopId)).toEqual([]);
  const rows = await db.image.findMany({ where: { shopId } });
  expect(rows.map(({ kind, status, storageKey, recipe }) => ({ kind, status, storageKey, recipe }))).toEqual(
    rows.map(({ kind }) => ({ kind, status: "gone", storageKey: null, recipe: null })),
  );
}

describe("a customer is forgotten while their picture is being made", () => {
  const moments: [string, Pause][] = [
    ["before the photo is read", { at: "read", key: /original$/, after: false }],
    ["when the photo was read", { at: "read", key: /original$/, after: true }],
    ["before the picture is kept", { at: "put", key: /(preview|print)$/, after: false }],
    ["when its bytes were kept", { at: "put", key: /(preview|print)$/, after: true }],
  ];

  test.each(moments)("a preview, %s: nothing of it stays", async (_name, pause) => {
    const services = await testServices();
    const customer = newId();
    const { shop } = await aPersonalization(services, { customerId: customer });
    const { id: imageId } = await imageOf(services, shop.id, "preview");
    await during(services, pause, {
      work: (paused) => renderPreview(paused, { imageId }),
      meanwhile: () => forget(services, shop, customer),
    });
    await hearBells(services).catch(() => {});
    await expectNothingLeft(services, shop.id);
  });

  test.each(moments)("a print, %s: nothing of it stays, and the line says why", async (_name, pause) => {
    const services = await testServices();
    const customer = newId();
    const personalized = await aPersonalization(services);
    await order(services, personalized, customer);
    services.bell.rung.length = 0;
    const { id: printId } = await printOf(services, personalized);
    await during(services, pause, {
      work: (paused) => renderPrint(paused, { printId }),
      meanwhile: () => forget(services, personalized.shop, customer),
    });
    await renderPrint(services, { printId }); // given back for another try, or refused already
    expect(await printOf(services, personalized)).toMatchObject({ status: "failed", failure: "photo-gone" });
    await expectNothingLeft(services, personalized.shop.id);
  });

  test("a photo that is being looked at: its bytes go, and its shopper is told", async () => {
    for (const after of [false, true]) {
      const services = await testServices();
      const [customer, shop, body] = [newId(), await aShop(services), await photoBytes()];
      const { session } = await aShopper(services, shop, customer);
      const announced = { fileName: "rex.jpg", bytes: body.length, contentType: "image/jpeg" };
      const { photo } = await issueUploadTicket(services, {
        shopId: shop.id,
        shopperSessionId: session.id,
        photo: announced,
      });
      await services.db.image.update({ where: { id: photo.id }, data: { status: "pending" } });
      const receive = (on: TestServices) =>
        receivePhoto(on, { shopId: shop.id, photoId: photo.id, read: async () => body });

      const result = await during(
        services,
        { at: "put", key: /original$/, after },
        { work: receive, meanwhile: () => forget(services, shop, customer) },
      );
      expect(result).toMatchObject({ status: "rejected", reason: { code: "photo-gone" } });
      await expectNothingLeft(services, shop.id);
      expect(await services.db.retentionLogEntry.count({ where: { imageId: photo.id } })).toBe(0);
    }
  });

  test("a photo that is being moved: neither its old nor its new copy stays", async () => {
    for (const after of [false, true]) {
      const services = await testServices();
      const customer = newId();
      const personalized = await aPersonalization(services);
      await order(services, personalized, customer);
      const pause = { at: "copy", key: /original$/, after } as const;
      await during(services, pause, {
        work: (paused) => moveTier(paused, { imageId: personalized.photo.id }),
        meanwhile: () => forget(services, personalized.shop, customer),
      });
      await expectNothingLeft(services, personalized.shop.id);
    }
  });
});

describe("two shoppers who sent the same photo and chose the same crop", () => {
  async function twins(services: TestServices) {
    const [shop, bytes, customers] = [await aShop(services), await photoBytes(), [newId(), newId()] as const];
    const first = await aPersonalization(services, { shop, bytes, customerId: customers[0] });
    const second = await aPersonalization(services, { shop, bytes, customerId: customers[1] });
    expect(first.personalization.recipeHash).toBe(second.personalization.recipeHash);
    await order(services, first, customers[0]);
    await order(services, second, customers[1]);
    await hearBells(services);
    return { shop, first, second, customers };
  }

  test("when one is forgotten the other keeps photo, preview and print; then that one can be forgotten too", async () => {
    const services = await testServices();
    const { shop, first, second, customers } = await twins(services);
    await forget(services, shop, customers[0]);

    const { status, image } = await printOf(services, second);
    expect({ status, image: image?.status }).toEqual({ status: "completed", image: "completed" });
    expect(await services.storage.head(image?.storageKey ?? "")).not.toBeNull();
    expect(await imageOf(services, shop.id, "preview")).toMatchObject({ status: "completed" });
    const photos = await services.db.image.findMany({ where: { id: { in: [first.photo.id, second.photo.id] } } });
    expect(photos.find(({ id }) => id === first.photo.id)?.status).toBe("gone");
    expect(photos.find(({ id }) => id === second.photo.id)?.status).toBe("completed");

    await forget(services, shop, customers[1]);
    await expectNothingLeft(services, shop.id);
  });

  test("a picture that was erased is made again for whoever comes after with the same photo and crop", async () => {
    const services = await testServices();
    const [shop, bytes, customer] = [await aShop(services), await photoBytes(), newId()];
    const first = await aPersonalization(services, { shop, bytes });
    await order(services, first, customer);
    await hearBells(services);
    await forget(services, shop, customer);
    await expectNothingLeft(services, shop.id);

    const second = await aPersonalization(services, { shop, bytes });
    expect(second.personalization.recipeHash).toBe(first.personalization.recipeHash);
    await order(services, second, newId());
    await hearBells(services);
    for (const kind of ["preview", "thumbnail", "print"] as const) {
      const image = await imageOf(services, shop.id, kind);
      expect(image).toMatchObject({ status: "completed", deletedAt: null, failure: null });
      expect(image.expiresAt).not.toBeNull();
      expect(await services.storage.head(image.storageKey ?? "")).not.toBeNull();
    }
    expect(await printOf(services, second)).toMatchObject({ status: "completed" });
  });
});

describe("messages about a customer", () => {
  test("those no one could apply lose their body when the customer is forgotten; others keep theirs", async () => {
    const services = await testServices();
    const [shop, elsewhere, customer, orderId] = [await aShop(services), await aShop(services), newId(), newId()];
    const about = (id: string, customerId: string) => ({ id: Number(id), customer: { id: Number(customerId) } });
    const ids = {
      theirs: await aDelivery(services, shop.domain, { topic: "orders/paid", payload: about(newId(), customer) }),
      named: await aDelivery(services, shop.domain, { topic: "orders/paid", payload: about(orderId, newId()) }),
      others: await aDelivery(services, shop.domain, { topic: "orders/paid", payload: about(newId(), newId()) }),
      elsewhere: await aDelivery(services, elsewhere.domain, {
        topic: "orders/paid",
        payload: about(newId(), customer),
      }),
    };
    await services.db.webhookDelivery.updateMany({
      where: { id: { in: Object.values(ids) } },
      data: { status: "failed" },
    });
    const payload = { customer: { id: Number(customer), email: "ada@example.com" }, orders_to_redact: [orderId] };
    services.bell.rung.length = 0;
    const redact = await aDelivery(services, shop.domain, { topic: "customers/redact", payload });
    await hearBells(services);

    const bodyOf = async (id: string) =>
      (await services.db.webhookDelivery.findUniqueOrThrow({ where: { id } })).body.length;
    expect(await bodyOf(redact)).toBe(0);
    expect(await bodyOf(ids.theirs)).toBeLessThan(5);
    expect(await bodyOf(ids.others)).toBeGreaterThan(20);
    expect(await bodyOf(ids.elsewhere)).toBeGreaterThan(20);
    expect(await bodyOf(ids.named), "names only an order we never came to know").toBeLessThan(5);
  });
});

describe("letting go in time", () => {
  test("a photo announced as WebP that is a JPEG leaves no byte behind", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const { session } = await aShopper(services, shop);
    const photo = await aPhoto(services, { shop, shopperSessionId: session.id, contentType: "image/webp" });
    expect(photo).toMatchObject({ status: "completed", contentType: "image/jpeg" });
    services.clock.moveDays(8);
    await sweepPhotos(services);
    await expectNothingLeft(services, shop.id);
  });

  test("a hundred pictures that can't be deleted hold up no other, and are tried again later", async () => {
    const services = await testServices();
    const { id: shopId } = await aShop(services);
    const minutesAgo = (minutes: number) => new Date(services.clock.now().getTime() - minutes * 60_000);
    const ripe = (fileName: string, minutes: number) => ({
      ...({ shopId, kind: "original", status: "completed", fileName } as const),
      ...{ receivedAt: minutesAgo(9 * 24 * 60), expiresAt: minutesAgo(minutes) },
    });
    await services.db.image.createMany({ data: Array.from({ length: 100 }, () => ripe("stuck", 60)) });
    await services.db.image.createMany({ data: Array.from({ length: 5 }, () => ripe("free", 30)) });
    const stuck = await services.db.image.findMany({ where: { shopId, fileName: "stuck" }, select: { id: true } });
    let refusals = 0;
    const storage: ObjectStorage = {
      ...services.storage,
      delete: async (keys) => {
        if (!stuck.some(({ id }) => keys[0]?.includes(id))) return;
        refusals += 1;
        throw new Error("access denied");
      },
    };
    const goneOf = (fileName: string) => services.db.image.count({ where: { shopId, fileName, status: "gone" } });

    await sweepPhotos({ ...services, storage });
    await sweepPhotos({ ...services, storage });
    // Once all together, then each by itself; and not again while they are put off.
    expect([await goneOf("stuck"), await goneOf("free"), refusals]).toEqual([0, 5, 101]);

    services.clock.moveDays(1);
    await sweepPhotos(services);
    expect(await goneOf("stuck")).toBe(100);
  });
});

describe("a shop that leaves", () => {
  test("with 1,500 pictures and prints goes to the last row, whatever dies on the way; the shop beside it stays", async () => {
    const services = await testServices();
    const { db, storage } = services;
    const [leaving, staying] = [await aPersonalization(services), await aPersonalization(services)];
    for (const personalized of [leaving, staying]) await order(services, personalized, newId());
    await hearBells(services);
    const { shop } = leaving;
    await fill(services, leaving, 1_500);
    await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: services.clock.now() } });
    const holdings = async (shopId: string) => ({
      shops: await db.shop.count({ where: { id: shopId } }),
      images: await db.image.count({ where: { shopId } }),
      prints: await db.print.count({ where: { shopId } }),
      orders: await db.order.count({ where: { shopId } }),
      personalizations: await db.personalization.count({ where: { shopId } }),
      artworks: await db.artwork.count({ where: { shopId } }),
      log: await db.retentionLogEntry.count({ where: { shopId } }),
      objects: (await picturesIn(storage, shopId)).length,
    });
    const before = await holdings(staying.shop.id);

    let calls = 0;
    const dying: ObjectStorage = {
      ...storage,
      delete: async (keys) => {
        calls += 1;
        if (calls === 2) throw new Error("killed");
        await storage.delete(keys);
      },
    };
    const told = { shopDomain: shop.domain, at: services.clock.now() };
    await expect(eraseShop({ ...services, storage: dying }, told)).rejects.toThrow("killed");
    expect((await holdings(shop.id)).images).toBeGreaterThan(1_500);
    await eraseShop(services, told);

    const nothing = Object.fromEntries(Object.keys(before).map((name) => [name, 0]));
    expect(await holdings(shop.id)).toEqual(nothing);
    expect(await holdings(staying.shop.id)).toEqual(before);
  }, 90_000);

  /** As many more orders, with a print and its file each. */
  async function fill({ db, storage }: TestServices, { shop, personalization }: Personalized, count: number) {
    const shopId = shop.id;
    const ids = Array.from({ length: count }, () => crypto.randomUUID());
    const at = new Date();
    const { artworkVersionId, productId } = personalization;
    const recipe = personalization.recipe as object;
    await db.personalization.createMany({
      data: ids.map((id) => ({ id, shopId, publicId: id, productId, artworkVersionId, recipe, recipeHash: id })),
    });
    await db.image.createMany({ data: ids.map((id) => ({ id, shopId, kind: "print" as const, status: "completed" })) });
    const dates = { placedAt: at, shopifyUpdatedAt: at, shopifyToldAt: at };
    await db.order.createMany({ data: ids.map((id) => ({ id, shopId, shopifyOrderId: id, name: "#", ...dates })) });
    const item = { title: "Poster", quantity: 1, currentQuantity: 1 };
    await db.orderItem.createMany({
      data: ids.map((id) => ({ id, shopId, orderId: id, shopifyLineId: id, personalizationId: id, ...item })),
    });
    await db.print.createMany({
      data: ids.map((id) => ({ shopId, orderItemId: id, personalizationId: id, recipeHash: id, imageId: id })),
    });
    const images = ids.map((id) => ({ id, kind: "print" as const, sha256: null, bytes: null }));
    const received = { event: "received", reason: "upload", actor: "shopper" } as const;
    const happened = images.map((image) => ({ image, ...received }));
    await db.$transaction((tx) => appendLog(tx, { shopId, at, happened }));
    for (const id of ids) {
      await storage.put(`order_pending/${shopId}/${id}/print`, new Uint8Array(1), { contentType: "image/png" });
    }
  }
});
