import { describe, expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { keepPictures } from "../../app/domain/retention/keep-pictures.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { cleanStorage } from "../../app/domain/storage/clean-storage.ts";
import type { OperatorCleanup } from "../../app/domain/storage/cleanup-candidates.ts";
import {
  aPersonalization,
  aPhoto,
  aShop,
  aShopper,
  orderPayload,
  type Personalized,
  picturesIn,
} from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

const clean = (
  services: TestServices,
  shop: { id: string },
  cleanup: OperatorCleanup,
  { execute = true }: { execute?: boolean } = {},
) => cleanStorage(services, { cleanup, shopId: shop.id, execute });

const stateOf = async ({ db }: TestServices, { id }: { id: string }) =>
  (await db.image.findUniqueOrThrow({ where: { id } })).status;

async function order(services: TestServices, { shop, productId, lineId }: Personalized, shipped: boolean) {
  const lines = [{ productId, lineId }];
  const fulfillment_status = shipped ? "fulfilled" : null;
  const payload = orderPayload(services, { lines, financial_status: "paid", fulfillment_status });
  await recordOrder(services, { shopId: shop.id, snapshot: readOrderPayload(payload), at: services.clock.now() });
  await hearBells(services);
}

async function personalized(services: TestServices, shop?: Personalized["shop"]): Promise<Personalized> {
  const one = await aPersonalization(services, shop ? { shop } : {});
  await hearBells(services);
  return one;
}

/** One shop with a photo for each reason to stay, and one without. */
async function aMixedShop(services: TestServices) {
  const free = await personalized(services);
  const { shop } = free;
  const [held, kept, open] = [
    await personalized(services, shop),
    await personalized(services, shop),
    await personalized(services, shop),
  ];
  const decide = (one: Personalized, decision: { kind: "hold"; reason: string } | { kind: "extend"; days: number }) =>
    keepPictures(services, { shopId: shop.id, imageIds: [one.photo.id], decision, actor: "merchant" });
  await decide(held, { kind: "hold", reason: "Dispute 77" });
  await decide(kept, { kind: "extend", days: 300 });
  await order(services, open, false);
  return { shop, free, held, kept, open };
}

describe("by age", () => {
  const age: OperatorCleanup = { kind: "age", tier: "temporary", olderThanDays: 7 };

  test("goes what is old, with what was made of it; what is held, kept or ordered stays", async () => {
    const services = await testServices();
    const { shop, free, held, kept, open } = await aMixedShop(services);
    services.clock.moveDays(8);
    const told = await clean(services, shop, age, { execute: false });
    const done = await clean(services, shop, age);
    expect(done).toEqual(told);
    expect(done.pictures).toBeGreaterThan(1);
    expect(done.stay).toMatchObject({ held: 1, kept: 1 });
    expect(await Promise.all([free, held, kept, open].map(({ photo }) => stateOf(services, photo)))).toEqual([
      ...["gone", "completed", "completed", "completed"],
    ]);
    expect((await picturesIn(services.storage, shop.id)).some((key) => key.includes(free.photo.id))).toBe(false);
  });

  test("of the tier a photo of an open order is in, nothing goes", async () => {
    const services = await testServices();
    const { shop, open } = await aMixedShop(services);
    services.clock.moveDays(29);
    const done = await clean(services, shop, { kind: "age", tier: "order_pending", olderThanDays: 1 });
    expect([done.pictures, done.stay.ordered]).toEqual([0, 1]);
    expect(await stateOf(services, open.photo)).toBe("completed");
  });

  test("without `execute` nothing changes, in rows, objects or the log", async () => {
    const services = await testServices();
    const { shop } = await aMixedShop(services);
    services.clock.moveDays(8);
    const state = async () => ({
      rows: await services.db.image.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } }),
      keys: await picturesIn(services.storage, shop.id),
      log: await services.db.retentionLogEntry.count({ where: { shopId: shop.id } }),
    });
    const before = await state();
    const all: OperatorCleanup[] = [
      age,
      { kind: "large", overBytes: 1 },
      { kind: "emergency", targetBytes: 1e12, includeOrders: true },
    ];
    for (const cleanup of all)
      expect((await clean(services, shop, cleanup, { execute: false })).pictures).toBeGreaterThan(0);
    expect(await state()).toEqual(before);
  });

  test("in the shop that was named, and in no other; in all of them when none is", async () => {
    const services = await testServices();
    const [mine, other] = [await personalized(services), await personalized(services)];
    const states = async () => [await stateOf(services, mine.photo), await stateOf(services, other.photo)];
    services.clock.moveDays(8);
    await clean(services, mine.shop, age);
    expect(await states()).toEqual(["gone", "completed"]);
    await cleanStorage(services, { cleanup: age, shopId: null, execute: true });
    expect(await states()).toEqual(["gone", "gone"]);
  });

  test("the log says who and why, and is whole", async () => {
    const services = await testServices();
    const { shop, photo } = await personalized(services);
    services.clock.moveDays(8);
    await clean(services, shop, age);
    const entries = await services.db.retentionLogEntry.findMany({ where: { imageId: photo.id, event: "deleted" } });
    expect(entries).toMatchObject([{ actor: "operator", reason: "cleanup-age", fromTier: "temporary" }]);
    expect((await verifyLog(services, { shopId: shop.id })).fault).toBeNull();
  });

  test("killed half-way and run again, all is gone and logged once", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const { session } = await aShopper(services, shop);
    for (let n = 0; n < 6; n += 1) await aPhoto(services, { shop, shopperSessionId: session.id });
    services.clock.moveDays(8);
    let calls = 0;
    const storage = {
      ...services.storage,
      delete: async (keys: string[]) => {
        calls += 1;
        await services.storage.delete(keys);
        if (calls === 4) throw new Error("killed"); // the bytes are gone, the row does not say so yet
      },
    };
    await expect(clean({ ...services, storage }, shop, age)).rejects.toThrow("killed");
    await clean(services, shop, age);
    expect(await picturesIn(services.storage, shop.id)).toEqual([]);
    const deleted = await services.db.retentionLogEntry.findMany({ where: { shopId: shop.id, event: "deleted" } });
    expect(new Set(deleted.map(({ imageId }) => imageId)).size).toBe(deleted.length);
    expect(deleted.filter(({ kind }) => kind === "original")).toHaveLength(6);
  });

  test("a hold that comes between the look and the deletion wins, and nothing is erased when it ends", async () => {
    const services = await testServices();
    const { photo, shop } = await personalized(services);
    services.clock.moveDays(8);
    const hold = { kind: "hold", reason: "Dispute 78" } as const;
    let isHeld = false;
    const db = services.db.$extends({
      query: {
        image: {
          // The look that weighs is over; the one that locks is about to begin.
          async findMany({ args, query }) {
            const found = await query(args);
            if (!isHeld && args.where?.OR) {
              isHeld = true;
              await keepPictures(services, {
                shopId: shop.id,
                imageIds: [photo.id],
                decision: hold,
                actor: "merchant",
              });
            }
            return found;
          },
        },
      },
    }) as unknown as TestServices["db"];
    await clean({ ...services, db }, shop, age);
    expect(isHeld).toBe(true);
    const row = await services.db.image.findUniqueOrThrow({ where: { id: photo.id } });
    expect(row).toMatchObject({ status: "completed", eraseAskedAt: null });
  });
});

describe("by session", () => {
  test("goes what that shopper sent and did not order", async () => {
    const services = await testServices();
    const { shop, free, open } = await aMixedShop(services);
    const ids = [free.photo.shopperSessionId ?? "", open.photo.shopperSessionId ?? ""];
    const done = await clean(services, shop, { kind: "session", shopperSessionIds: ids });
    expect(done.stay.ordered).toBe(1);
    expect([await stateOf(services, free.photo), await stateOf(services, open.photo)]).toEqual(["gone", "completed"]);
    expect(await services.db.image.count({ where: { shopId: shop.id, kind: "original", status: "completed" } })).toBe(
      3,
    );
  });

  test("a photo of a shipped order stays too", async () => {
    const services = await testServices();
    const one = await personalized(services);
    await order(services, one, true);
    await clean(services, one.shop, { kind: "session", shopperSessionIds: [one.photo.shopperSessionId ?? ""] });
    expect(await stateOf(services, one.photo)).toBe("completed");
  });
});

describe("by size", () => {
  test("goes what is larger, of any kind, and not what is held, kept or in an open order", async () => {
    const services = await testServices();
    const { shop, free } = await aMixedShop(services);
    const before = await picturesIn(services.storage, shop.id);
    const told = await clean(services, shop, { kind: "large", overBytes: 1 }, { execute: false });
    const done = await clean(services, shop, { kind: "large", overBytes: 1 });
    expect([done.pictures, done.bytes]).toEqual([told.pictures, told.bytes]);
    const left = await services.db.image.findMany({ where: { shopId: shop.id, status: "completed" } });
    expect(left.length).toBe(before.length - done.pictures);
    expect(await stateOf(services, free.photo)).toBe("gone");
    expect((await clean(services, shop, { kind: "large", overBytes: 1 })).pictures).toBe(0);
  });
});
