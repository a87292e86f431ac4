import { describe, expect, test } from "vitest";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import { type Decision, keepPictures } from "../../app/domain/retention/keep-pictures.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { sweepStorageChanges } from "../../app/domain/storage/sweep-storage-changes.ts";
import { StorageError } from "../../app/domain/storage-error.ts";
import { aPersonalization, aPhoto, aShop, aShopper } from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

async function decide(services: TestServices, { shopId, id }: { shopId: string; id: string }, decision: Decision) {
  const done = await keepPictures(services, { shopId, imageIds: [id], decision, actor: "merchant" });
  await hearBells(services);
  return done;
}

const row = ({ db }: TestServices, { id }: { id: string }) => db.image.findUniqueOrThrow({ where: { id } });

/** All that is stored of a shop, by its rows. */
const stored = ({ db }: TestServices, shopId: string) =>
  db.image.findMany({ where: { shopId, status: "completed" }, orderBy: { id: "asc" } });

describe("a merchant keeps pictures longer", () => {
  test("extended: the photo and what was made of it stay until that day, and not a day longer", async () => {
    const services = await testServices();
    const { photo, shop } = await aPersonalization(services);
    await hearBells(services);
    const { pictures } = await decide(services, photo, { kind: "extend", days: 60 });
    expect(pictures).toBe((await stored(services, shop.id)).length);
    services.clock.moveDays(59);
    await sweepPhotos(services);
    expect((await stored(services, shop.id)).length).toBe(pictures);
    services.clock.moveDays(2);
    await sweepPhotos(services);
    expect(await stored(services, shop.id)).toEqual([]);
  });

  test("extending again never shortens", async () => {
    const services = await testServices();
    const { photo } = await aPersonalization(services);
    await decide(services, photo, { kind: "extend", days: 60 });
    const { expiresAt } = await row(services, photo);
    await decide(services, photo, { kind: "extend", days: 10 });
    expect((await row(services, photo)).expiresAt).toEqual(expiresAt);
  });

  test("archived: its bytes move there, and it goes two years later", async () => {
    const services = await testServices();
    const { photo, shop } = await aPersonalization(services);
    await hearBells(services);
    await decide(services, photo, { kind: "archive" });
    expect(await row(services, photo)).toMatchObject({ tier: "archived", status: "completed" });
    expect((await stored(services, shop.id)).every(({ storageKey }) => storageKey?.startsWith("archived/"))).toBe(true);
    services.clock.moveDays(731);
    await sweepPhotos(services);
    expect(await stored(services, shop.id)).toEqual([]);
  });

  test("another shop's picture is not found", async () => {
    const services = await testServices();
    const { photo } = await aPersonalization(services);
    const other = await aShop(services);
    for (const decision of [{ kind: "archive" }, { kind: "hold", reason: "x" }] as const) {
      expect(await decide(services, { shopId: other.id, id: photo.id }, decision)).toEqual({ pictures: 0 });
    }
    expect(await row(services, photo)).toMatchObject({ archivedAt: null, heldAt: null });
  });
});

describe("a legal hold", () => {
  test("outlives every tier, and when it ends the picture's own life counts again", async () => {
    const services = await testServices();
    const { photo, shop } = await aPersonalization(services);
    await hearBells(services);
    await decide(services, photo, { kind: "hold", reason: "Dispute 77" });
    services.clock.moveDays(3_000);
    await sweepPhotos(services);
    expect(await row(services, photo)).toMatchObject({
      status: "completed",
      expiresAt: null,
      heldReason: "Dispute 77",
    });
    await decide(services, photo, { kind: "release" });
    await sweepPhotos(services);
    expect(await stored(services, shop.id)).toEqual([]);
    const events = await services.db.retentionLogEntry.findMany({
      where: { imageId: photo.id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ event, actor }) => [event, actor])).toEqual([
      ["received", "shopper"],
      ["held", "merchant"],
      ["released", "merchant"],
      ["deleted", "sweep"],
    ]);
    expect((await verifyLog(services, { shopId: shop.id })).fault).toBeNull();
  });

  test("keeps a picture from being erased, and it is erased the moment the hold ends", async () => {
    const services = await testServices();
    const { photo, shop } = await aPersonalization(services);
    await hearBells(services);
    await decide(services, photo, { kind: "hold", reason: "Dispute 77" });
    const ask = { shopId: shop.id, imageIds: [photo.id], reason: "customers/redact", actor: "shopify" as const };
    const { held, erased } = await erasePictures(services, ask);
    expect([held > 0, erased]).toEqual([true, 0]);
    expect(await row(services, photo)).toMatchObject({ status: "completed" });
    await decide(services, photo, { kind: "release" });
    expect(await row(services, photo)).toMatchObject({ status: "gone", fileName: null, storageKey: null });
  });
});

describe("a sweep of many pictures", () => {
  async function photos(services: TestServices, count: number, shop: Awaited<ReturnType<typeof aShop>>) {
    const { session } = await aShopper(services, shop);
    const one = await aPhoto(services, { shop, shopperSessionId: session.id });
    const copies = Array.from({ length: count - 1 }, () => {
      const { id: _id, recipe: _recipe, report: _report, ...rest } = one;
      return rest;
    });
    await services.db.image.createMany({ data: copies });
    const rows = await services.db.image.findMany({ where: { shopId: shop.id, kind: "original" } });
    for (const { id } of rows) {
      const key = `temporary/${shop.id}/${id}/original`;
      await services.storage.put(key, new Uint8Array(3), { contentType: "image/jpeg" });
      await services.db.image.update({ where: { id }, data: { storageKey: key } });
    }
    return rows;
  }

  test("four sweeps at once let every picture of two shops go, each once, and say so in an unbroken log", async () => {
    const services = await testServices();
    const [small, large] = [await aShop(services), await aShop(services)];
    await photos(services, 30, small);
    await photos(services, 600, large);
    services.clock.moveDays(8);
    const swept = await Promise.all(Array.from({ length: 4 }, () => sweepPhotos(services)));
    await sweepPhotos(services);
    expect(swept.every(({ failed }) => failed === 0)).toBe(true);
    for (const [shop, count] of [
      [small, 30],
      [large, 600],
    ] as const) {
      expect(await stored(services, shop.id)).toEqual([]);
      const deleted = await services.db.retentionLogEntry.count({
        where: { shopId: shop.id, event: "deleted", kind: "original" },
      });
      expect(deleted).toBe(count);
      expect((await verifyLog(services, { shopId: shop.id })).fault).toBeNull();
      for await (const { key } of services.storage.list(`temporary/${shop.id}`)) throw new Error(`left over: ${key}`);
    }
  });

  test("one object that can't be deleted is put off, and the others go", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const [stuck] = await photos(services, 20, shop);
    services.clock.moveDays(8);
    const storage: ObjectStorage = {
      ...services.storage,
      async delete(keys) {
        if (keys.some((key) => key.includes(stuck?.id ?? "none"))) throw new StorageError("unavailable", "stuck");
        await services.storage.delete(keys);
      },
    };
    const swept = await sweepPhotos({ ...services, storage });
    expect(swept.failed).toBe(1);
    expect((await stored(services, shop.id)).map(({ id, photoId }) => photoId ?? id)).toEqual([stuck?.id]);
    services.clock.moveDays(1);
    expect((await sweepPhotos(services)).deleted).toBe(1);
  });

  test("a storage that is away ends it early, and nothing is taken for gone", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    await photos(services, 20, shop);
    services.clock.moveDays(8);
    let calls = 0;
    const storage: ObjectStorage = {
      ...services.storage,
      async delete() {
        calls += 1;
        throw new StorageError("unavailable", "away");
      },
      async head() {
        throw new StorageError("unavailable", "away");
      },
    };
    await expect(sweepPhotos({ ...services, storage })).rejects.toMatchObject({ kind: "unavailable" });
    expect(calls).toBeLessThan(8);
    expect((await stored(services, shop.id)).length).toBeGreaterThanOrEqual(20);
  });
});

test("what is stored is known exactly at any moment, before and after the notes are added up", async () => {
  const services = await testServices();
  const { shop, photo } = await aPersonalization(services);
  await hearBells(services);
  const counted = async () => {
    const rows = await services.db.image.groupBy({
      by: ["tier", "kind"],
      where: { shopId: shop.id, status: "completed" },
      _count: true,
      _sum: { bytes: true },
    });
    return rows
      .map(({ tier, kind, _count: objects, _sum }) => ({
        shopId: shop.id,
        tier,
        kind,
        objects,
        bytes: _sum.bytes ?? 0,
      }))
      .sort((a, b) => `${a.tier}${a.kind}`.localeCompare(`${b.tier}${b.kind}`));
  };
  const noted = async () =>
    (await listStorageTotals(services, { shopId: shop.id })).sort((a, b) =>
      `${a.tier}${a.kind}`.localeCompare(`${b.tier}${b.kind}`),
    );
  expect(await noted()).toEqual(await counted());
  await Promise.all([sweepStorageChanges(services), sweepStorageChanges(services)]);
  expect(await services.db.storageChange.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await noted()).toEqual(await counted());
  await decide(services, photo, { kind: "archive" });
  expect(await noted()).toEqual(await counted());
  await erasePictures(services, { shopId: shop.id, imageIds: [photo.id], reason: "test", actor: "merchant" });
  expect(await noted()).toEqual(await counted());
  await services.db.shop.delete({ where: { id: shop.id } });
  expect(await noted()).toEqual([]);
});
