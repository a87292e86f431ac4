import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { readRecipe } from "../../app/domain/recipes/recipe.ts";
import { renderRecipe } from "../../app/domain/renders/render-recipe.ts";
import { eraseCustomer } from "../../app/domain/retention/erase-customer.ts";
import { eraseShop } from "../../app/domain/retention/erase-shop.ts";
import { moveTier } from "../../app/domain/retention/move-tier.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { sweepStuckWork } from "../../app/domain/retention/sweep-stuck-work.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import { aPersonalization, orderPayload, type Personalized, sha256 } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

async function order(
  services: TestServices,
  { shop, productId, lineId }: Personalized,
  more: {
    id?: string;
    line?: string;
    financial_status?: string;
    fulfillment_status?: string;
    cancelled_at?: string;
    updatedAfter?: number;
    customer?: { id: number };
  } = {},
) {
  const { line = newId(), ...rest } = more;
  const payload = orderPayload(services, { lines: [{ id: line, productId, lineId }], ...rest });
  const snapshot = readOrderPayload(payload);
  await recordOrder(services, { shopId: shop.id, snapshot, at: services.clock.now() });
  return { id: snapshot.shopifyOrderId, line };
}

async function objects(storage: ObjectStorage, shopId: string): Promise<string[]> {
  const found: string[] = [];
  for (const tier of ["temporary", "order_pending", "order_completed", "archived"]) {
    for await (const object of storage.list(`${tier}/${shopId}`)) found.push(object.key);
  }
  return found;
}

const photoOf = ({ db }: TestServices, { photo }: Personalized) =>
  db.image.findUniqueOrThrow({ where: { id: photo.id } });

describe("a photo's life", () => {
  test("temporary, order_pending, order_completed, gone: bytes and row together, each step in the log", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    await hearBells(services);
    const seen = [(await photoOf(services, personalized)).tier as string];

    const placed = await order(services, personalized);
    await hearBells(services);
    seen.push((await photoOf(services, personalized)).tier);

    await order(services, personalized, {
      ...placed,
      financial_status: "paid",
      fulfillment_status: "fulfilled",
      updatedAfter: 5,
    });
    await hearBells(services);
    seen.push((await photoOf(services, personalized)).tier);
    expect(
      (await objects(services.storage, personalized.shop.id)).every((key) => key.startsWith("order_completed/")),
    ).toBe(true);

    services.clock.moveDays(179);
    await sweepPhotos(services);
    expect((await photoOf(services, personalized)).status).toBe("completed");
    services.clock.moveDays(2);
    await sweepPhotos(services);
    seen.push((await photoOf(services, personalized)).status);

    expect(seen).toEqual(["temporary", "order_pending", "order_completed", "gone"]);
    expect(await objects(services.storage, personalized.shop.id)).toEqual([]);
    const log = await services.db.retentionLogEntry.findMany({
      where: { imageId: personalized.photo.id },
      orderBy: { id: "asc" },
    });
    expect(log.map(({ event, toTier }) => [event, toTier])).toEqual([
      ["received", "temporary"],
      ["moved", "order_pending"],
      ["moved", "order_completed"],
      ["deleted", null],
    ]);
  });

  test("a shop that keeps photos for reorders archives instead, prints the same from there, and lets go two years later", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const { shop, personalization } = personalized;
    const print = async () => {
      const recipe = readRecipe(personalization.recipe);
      return sha256((await renderRecipe(services, { shopId: shop.id, recipe, target: { kind: "print" } })).bytes);
    };
    const asOrdered = await print();
    await services.db.settings.update({ where: { shopId: personalized.shop.id }, data: { archiveCompleted: true } });
    await order(services, personalized, { financial_status: "paid", fulfillment_status: "fulfilled" });
    await hearBells(services);

    services.clock.moveDays(181);
    await sweepPhotos(services);
    await hearBells(services);
    expect(await photoOf(services, personalized)).toMatchObject({ status: "completed", tier: "archived" });
    expect(await print()).toBe(asOrdered);

    services.clock.moveDays(731);
    await sweepPhotos(services);
    expect((await photoOf(services, personalized)).status).toBe("gone");
  });

  test("a photo in two orders outlives the one that was cancelled", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    const first = await order(services, personalized);
    await order(services, personalized);
    await order(services, personalized, {
      ...first,
      cancelled_at: services.clock.now().toISOString(),
      updatedAfter: 5,
    });
    await hearBells(services);
    services.clock.moveDays(8);
    await sweepPhotos(services);
    expect(await photoOf(services, personalized)).toMatchObject({ status: "completed", tier: "order_pending" });
  });

  test("a photo whose bytes went when the sweep died is not brought back by an order that comes then", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    await hearBells(services);
    services.clock.moveDays(8);
    const storage: ObjectStorage = {
      ...services.storage,
      delete: async (keys) => {
        await services.storage.delete(keys);
        throw new Error("killed");
      },
      head: services.storage.head,
    };
    await sweepPhotos({ ...services, storage }).catch(() => {});
    expect(await photoOf(services, personalized)).toMatchObject({ status: "completed" });

    await order(services, personalized);
    services.clock.moveDays(1);
    await sweepPhotos(services);
    expect(await photoOf(services, personalized)).toMatchObject({ status: "gone", storageKey: null });
    const { shopId, id: imageId } = personalized.photo;
    const deleted = { shopId, imageId, event: "deleted", reason: "expired" };
    expect(await services.db.retentionLogEntry.count({ where: deleted })).toBe(1);
  });

  test("what the log and an artwork version say can't be rewritten", async () => {
    const services = await testServices();
    const { shop } = await aPersonalization(services);
    await expect(
      services.db.retentionLogEntry.updateMany({ where: { shopId: shop.id }, data: { reason: "x" } }),
    ).rejects.toThrow();
    await expect(services.db.retentionLogEntry.deleteMany({ where: { shopId: shop.id } })).rejects.toThrow();
    await expect(
      services.db.artworkVersion.updateMany({ where: { shopId: shop.id }, data: { number: 9 } }),
    ).rejects.toThrow();
  });
});

describe("a move may die anywhere", () => {
  /** Storage whose nth call fails as if the process had died there: before it did anything, or just after. */
  function dying(inner: ObjectStorage, { at, after }: { at: number; after: boolean }): ObjectStorage {
    let calls = 0;
    const dies = new Proxy(inner, {
      get(target, name: keyof ObjectStorage) {
        if (name !== "copy" && name !== "delete" && name !== "read" && name !== "head") return target[name];
        return async (...args: never[]) => {
          calls += 1;
          if (calls === at && !after) throw new Error("killed");
          const answer = await (target[name] as (...all: never[]) => unknown)(...args);
          if (calls === at) throw new Error("killed");
          return answer;
        };
      },
    });
    return dies;
  }

  test.each([1, 2, 3, 4, 5].flatMap((at) => [false, true].map((after) => ({ at, after }))))(
    "at storage call $at, done: $after; the next run ends it, and no byte is lost or left over",
    async (death) => {
      const services = await testServices();
      const personalized = await aPersonalization(services);
      await order(services, personalized);
      services.bell.rung.length = 0;
      const { id } = personalized.photo;

      await moveTier({ ...services, storage: dying(services.storage, death) }, { imageId: id }).catch(() => {});
      const between = await photoOf(services, personalized);
      expect(sha256(await services.storage.read(between.storageKey ?? ""))).toBe(between.sha256);

      await moveTier(services, { imageId: id });
      const row = await photoOf(services, personalized);
      expect(row).toMatchObject({ tier: "order_pending", wantedTier: null });
      expect(await objects(services.storage, row.shopId)).toEqual([row.storageKey]);
      expect(await services.db.retentionLogEntry.count({ where: { imageId: id, event: "moved" } })).toBe(1);
    },
  );

  test("ten at once move it once", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    await order(services, personalized);
    const moves = Array.from({ length: 10 }, () => moveTier(services, { imageId: personalized.photo.id }));
    await Promise.allSettled(moves);
    await moveTier(services, { imageId: personalized.photo.id });
    const row = await photoOf(services, personalized);
    expect(sha256(await services.storage.read(row.storageKey ?? ""))).toBe(row.sha256);
    expect(await services.db.retentionLogEntry.count({ where: { imageId: row.id, event: "moved" } })).toBe(1);
  });

  test("a copy that is not what was received is not committed, and the original stays", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    await order(services, personalized);
    const { storageKey } = await photoOf(services, personalized);
    await services.storage.put(storageKey ?? "", Readable.from([Buffer.from("tampered")]), {
      contentType: "image/jpeg",
    });
    await expect(moveTier(services, { imageId: personalized.photo.id })).rejects.toMatchObject({
      code: "photo-changed",
    });
    expect((await photoOf(services, personalized)).storageKey).toBe(storageKey);
  });

  test("a bell nobody heard is rung again", async () => {
    const services = await testServices();
    const personalized = await aPersonalization(services);
    await order(services, personalized);
    services.bell.rung.length = 0;
    await services.db.$executeRaw`UPDATE images SET updated_at = now() - interval '1 minute'`;
    await sweepStuckWork(services);
    expect(services.bell.rung).toContainEqual({ name: "move-tier", data: { imageId: personalized.photo.id } });
  });
});

describe("forgetting", () => {
  test("a customer: their orders' pictures are gone from storage, their rows say nothing of them, others keep theirs", async () => {
    const services = await testServices();
    const [theirs, others] = [await aPersonalization(services), await aPersonalization(services)];
    const { id } = await order(services, theirs, { financial_status: "paid", customer: { id: 77 } });
    await order(services, others, { financial_status: "paid" });
    await hearBells(services);

    const payload = { customer: { id: 77, email: "ada@example.com" }, orders_to_redact: [Number(id)] };
    await eraseCustomer(services, { shopId: theirs.shop.id, shopDomain: theirs.shop.domain, payload });
    await eraseCustomer(services, { shopId: theirs.shop.id, shopDomain: theirs.shop.domain, payload });

    expect(await objects(services.storage, theirs.shop.id)).toEqual([]);
    expect((await objects(services.storage, others.shop.id)).length).toBeGreaterThan(2);
    expect(await photoOf(services, theirs)).toMatchObject({ status: "gone", fileName: null, storageKey: null });
    const kept = await services.db.order.findFirstOrThrow({ where: { shopId: theirs.shop.id } });
    expect(kept.customerId).toBeNull();
  });

  test("a shop: everything; but not when it installed the app again meanwhile", async () => {
    const admin = { graphql: async <Data>() => ({ shop: { id: "1" } }) as Data };
    const services = await testServices({ admin });
    const personalized = await aPersonalization(services);
    await order(services, personalized, { financial_status: "paid" });
    await hearBells(services);
    const { id, domain } = personalized.shop;

    await eraseShop(services, { shopDomain: domain, at: services.clock.now() });
    expect(await services.db.shop.count({ where: { id } })).toBe(1);

    await services.db.shop.update({ where: { id }, data: { uninstalledAt: services.clock.now() } });
    await eraseShop(services, { shopDomain: domain, at: services.clock.now() });
    await eraseShop(services, { shopDomain: domain, at: services.clock.now() });
    expect(await services.db.shop.count({ where: { id } })).toBe(0);
    expect(await services.db.image.count({ where: { shopId: id } })).toBe(0);
    expect(await objects(services.storage, id)).toEqual([]);
  });
});
