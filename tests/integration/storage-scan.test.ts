import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { objectKey } from "../../app/domain/photos/object-key.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import { type MissingObject, scanMissing } from "../../app/domain/storage/scan-missing.ts";
import { type Orphan, scanOrphans } from "../../app/domain/storage/scan-orphans.ts";
import { aPersonalization, aShop, picturesIn } from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

async function orphans(services: TestServices, shopId: string | null, { execute = false, graceHours = 24 } = {}) {
  const found: Orphan[] = [];
  for await (const one of scanOrphans(services, { shopId, graceHours, execute })) found.push(one);
  return found;
}

async function missing(services: TestServices, shopId: string) {
  const found: MissingObject[] = [];
  for await (const one of scanMissing(services, { shopId })) found.push(one);
  return found;
}

async function aStoredShop(services: TestServices) {
  const one = await aPersonalization(services);
  await hearBells(services);
  return one;
}

const put = ({ storage }: TestServices, key: string) =>
  storage.put(key, Buffer.from("lost"), { contentType: "image/png" });

describe("objects that no row stands for", () => {
  test("a shop as it should be has none, artworks and unfinished uploads included", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    services.clock.moveDays(5);
    expect(await orphans(services, shop.id)).toEqual([]);
  });

  test("old ones are told of, and removed when that is asked for; young ones stay; the log says so", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    const [old, young] = [randomUUID(), randomUUID()].map((id) =>
      objectKey("archived", { id, shopId: shop.id, kind: "print" }),
    );
    const before = await picturesIn(services.storage, shop.id);
    await put(services, old ?? "");
    services.clock.moveDays(2);
    const dated: ObjectStorage = {
      ...services.storage,
      async *list(prefix) {
        for await (const object of services.storage.list(prefix)) {
          yield object.key === young ? { ...object, storedAt: services.clock.now() } : object;
        }
      },
    };
    await put(services, young ?? "");
    const on = { ...services, storage: dated };
    const states = async (execute: boolean) =>
      (await orphans(on, shop.id, { execute })).map(({ key, state }) => [key === old ? "old" : "young", state]).sort();
    expect(await states(false)).toEqual([
      ["old", "old"],
      ["young", "young"],
    ]);
    expect(await states(true)).toEqual([
      ["old", "removed"],
      ["young", "young"],
    ]);
    expect(await states(true)).toEqual([["young", "young"]]);
    expect((await picturesIn(services.storage, shop.id)).sort()).toEqual([...before, young].sort());
    const [entry] = await services.db.retentionLogEntry.findMany({ where: { shopId: shop.id, reason: "orphan" } });
    expect(entry).toMatchObject({ event: "deleted", actor: "operator", kind: "print", fromTier: "archived", bytes: 4 });
    expect((await verifyLog(services, { shopId: shop.id })).fault).toBeNull();
  });

  test("one whose age the storage does not tell is left alone", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    await put(services, objectKey("temporary", { id: randomUUID(), shopId: shop.id, kind: "original" }));
    services.clock.moveDays(300);
    const ageless: ObjectStorage = {
      ...services.storage,
      async *list(prefix) {
        for await (const { key, bytes } of services.storage.list(prefix)) yield { key, bytes };
      },
    };
    const found = await orphans({ ...services, storage: ageless }, shop.id, { execute: true });
    expect(found.map(({ state }) => state)).toEqual(["young"]);
  });

  test("the object of a picture that is gone goes, and the picture's own second object too", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const stray = objectKey("archived", photo);
    await services.storage.copy(photo.storageKey ?? "", stray);
    services.clock.moveDays(2);
    expect((await orphans(services, shop.id, { execute: true })).map(({ key }) => key)).toEqual([stray]);
    expect(await services.storage.head(photo.storageKey ?? "")).not.toBeNull();
    // It is not gone, so the log must not say so.
    expect(await services.db.retentionLogEntry.count({ where: { imageId: photo.id, event: "deleted" } })).toBe(0);
  });

  test.each([
    ["is moving", { moveBegunAt: new Date() }],
    ["is being made", { status: "processing" }],
    ["waits to be made", { status: "pending" }],
  ] as const)("of a picture that %s, nothing is touched", async (_name, data) => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const stray = objectKey("order_pending", photo);
    await services.storage.copy(photo.storageKey ?? "", stray);
    await services.db.image.update({ where: { id: photo.id }, data });
    services.clock.moveDays(2);
    expect(await orphans(services, shop.id, { execute: true })).toEqual([]);
    expect(await services.storage.head(stray)).not.toBeNull();
  });

  test("one that a row came to name during the scan is left", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const stray = objectKey("archived", photo);
    await services.storage.copy(photo.storageKey ?? "", stray);
    services.clock.moveDays(2);
    // The move commits after the scan has looked at the row, and before it removes.
    let isNext = false;
    const storage: ObjectStorage = {
      ...services.storage,
      list(prefix) {
        isNext = prefix.startsWith("archived");
        return services.storage.list(prefix);
      },
    };
    const db = services.db.$extends({
      query: {
        image: {
          async findMany({ args, query }) {
            const found = await query(args);
            const moved = { tier: "archived", storageKey: stray } as const;
            if (isNext) await services.db.image.update({ where: { id: photo.id }, data: moved });
            return found;
          },
        },
      },
    }) as unknown as TestServices["db"];
    const found = await orphans({ ...services, db, storage }, shop.id, { execute: true });
    expect(found.find(({ key }) => key === stray)?.state).toBe("left");
    expect(await services.storage.head(stray)).not.toBeNull();
  });

  test("a picture's row of another shop does not stand for it, and is not harmed", async () => {
    const services = await testServices();
    const { photo } = await aStoredShop(services);
    const other = await aShop(services);
    const key = objectKey("temporary", { ...photo, shopId: other.id });
    await put(services, key);
    services.clock.moveDays(2);
    expect((await orphans(services, other.id, { execute: true })).map(({ key, state }) => [key, state])).toEqual([
      [key, "removed"],
    ]);
    expect(await services.storage.head(photo.storageKey ?? "")).not.toBeNull();
    expect(await services.db.image.count({ where: { id: photo.id, status: "completed" } })).toBe(1);
  });

  test("a file of another form is named and never touched; of an artwork of a shop that is here, neither", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    await put(services, `temporary/${shop.id}/notes.txt`);
    await put(services, `artworks/${shop.id}/${"0".repeat(64)}.png`);
    await put(services, `incoming/${shop.id}/${randomUUID()}/0000000000-x`);
    services.clock.moveDays(2);
    const found = await orphans(services, shop.id, { execute: true });
    expect(found.map(({ key, state }) => [key.split("/")[0], state])).toEqual([
      ["temporary", "foreign"],
      ["incoming", "removed"],
      ["artworks", "left"],
    ]);
  });

  test("what a shop left behind that is gone is removed, without a log to write to", async () => {
    const services = await testServices();
    const shopId = randomUUID();
    await put(services, objectKey("temporary", { id: randomUUID(), shopId, kind: "original" }));
    await put(services, `artworks/${shopId}/${"0".repeat(64)}.png`);
    services.clock.moveDays(2);
    expect((await orphans(services, shopId, { execute: true })).map(({ state }) => state)).toEqual([
      "removed",
      "removed",
    ]);
    expect(await orphans(services, shopId)).toEqual([]);
  });
});

describe("rows without their object", () => {
  test("a shop as it should be has none", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    expect(await missing(services, shop.id)).toEqual([]);
  });

  test("what is lost, what has another size, and what lies elsewhere", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const rows = await services.db.image.findMany({
      where: { shopId: shop.id, kind: { in: ["preview", "thumbnail"] } },
    });
    const [lost, changed] = rows;
    await services.storage.delete([lost?.storageKey ?? ""]);
    await put(services, changed?.storageKey ?? "");
    await services.storage.move(photo.storageKey ?? "", objectKey("archived", photo));
    const found = await missing(services, shop.id);
    const about = (id: string | undefined) => found.find(({ imageId }) => imageId === id);
    expect(found).toHaveLength(3);
    expect(about(lost?.id)).toMatchObject({ state: "missing", foundAt: null });
    expect(about(changed?.id)).toMatchObject({ state: "changed" });
    expect(about(photo.id)).toMatchObject({ state: "missing", foundAt: objectKey("archived", photo) });
  });

  test("a picture let go or moved while it is looked at is not missed", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const to = objectKey("archived", photo);
    let isMoved = false;
    const storage: ObjectStorage = {
      ...services.storage,
      async head(key) {
        if (key === photo.storageKey && !isMoved) {
          isMoved = true;
          await services.storage.move(key, to);
          await services.db.image.update({ where: { id: photo.id }, data: { tier: "archived", storageKey: to } });
        }
        return services.storage.head(key);
      },
    };
    expect(await missing({ ...services, storage }, shop.id)).toEqual([]);
    expect(isMoved).toBe(true);
  });
});
