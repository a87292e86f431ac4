import { describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import { migrateStorage } from "../../app/domain/storage/migrate-storage.ts";
import { scanMissing } from "../../app/domain/storage/scan-missing.ts";
import { StorageError } from "../../app/domain/storage-error.ts";
import { aPersonalization } from "../helpers/builders.ts";
import { aBucket, s3Absence } from "../helpers/s3-bucket.ts";
import { hearBells, type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";

interface Options {
  to: ObjectStorage;
  execute?: boolean;
  deleteSource?: boolean;
}

async function migrate(services: TestServices, { to, execute = true, deleteSource = false }: Options) {
  const problems: string[] = [];
  const run = migrateStorage(services, { from: services.storage, to, execute, deleteSource });
  for (;;) {
    const { value, done } = await run.next();
    if (done) return { ...value, problems };
    problems.push(`${value.problem} ${value.key}`);
  }
}

async function keysIn(storage: ObjectStorage): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of ["temporary", "order_pending", "artworks", "incoming"]) {
    for await (const { key } of storage.list(prefix)) keys.push(key);
  }
  return keys.sort();
}

const disk = async () => diskStorage(await temporaryFolder());

/** A shop whose database is all there is: other tests of this file share it. */
async function aStoredShop() {
  const services = await testServices();
  await services.db.shop.deleteMany({});
  const one = await aPersonalization(services);
  await hearBells(services);
  // What was examined lies in its tier; the pieces it came in are let go of by the sweep.
  return { services, ...one };
}

describe.each([
  ["to another disk", disk, ""],
  ["to a bucket", async () => s3Storage(await aBucket()), s3Absence],
])("a storage is copied %s", (_name, open, absence) => {
  test.skipIf(absence)(`every object a row names, the same bytes${absence}`, async () => {
    const { services, shop } = await aStoredShop();
    const to = await open();
    const before = await keysIn(services.storage);
    const done = await migrate(services, { to });
    expect(done).toMatchObject({ copied: before.length, same: 0, removed: 0, problems: [] });
    expect(await keysIn(to)).toEqual(before);
    expect(await keysIn(services.storage)).toEqual(before);
    for (const key of before) expect(await to.read(key)).toEqual(await services.storage.read(key));
    for await (const lost of scanMissing({ ...services, storage: to }, { shopId: shop.id })) throw new Error(lost.key);
    expect(await migrate(services, { to })).toMatchObject({ copied: 0, same: before.length, problems: [] });
  });
});

test("without `execute` nothing is written, and with it nothing at the source changes", async () => {
  const { services } = await aStoredShop();
  const to = await disk();
  const told = await migrate(services, { to, execute: false, deleteSource: true });
  expect(await keysIn(to)).toEqual([]);
  const before = await keysIn(services.storage);
  expect(await migrate(services, { to })).toEqual({ ...told, copiedBytes: told.copiedBytes });
  expect(await keysIn(services.storage)).toEqual(before);
});

test("killed half-way and run again, it goes on and ends whole", async () => {
  const { services } = await aStoredShop();
  const to = await disk();
  let puts = 0;
  const dying: ObjectStorage = {
    ...to,
    async put(key, body, options) {
      puts += 1;
      if (puts > 3) throw new Error("killed");
      return to.put(key, body, options);
    },
  };
  await expect(migrate(services, { to: dying })).rejects.toThrow("killed");
  const begun = (await keysIn(to)).length;
  expect(begun).toBeGreaterThan(0);
  const done = await migrate(services, { to });
  expect(done).toMatchObject({ same: begun, problems: [] });
  expect(await keysIn(to)).toEqual(await keysIn(services.storage));
});

test("the source is emptied only where that is asked for, of what the target was seen to hold", async () => {
  const { services, photo } = await aStoredShop();
  const to = await disk();
  const all = await keysIn(services.storage);
  // What is written of this one is not what was sent.
  const lying: ObjectStorage = {
    ...to,
    put: (key, body, options) => to.put(key, key === photo.storageKey ? Buffer.from("wrong") : body, options),
  };
  const done = await migrate(services, { to: lying, deleteSource: true });
  expect(done.problems).toEqual([`changed ${photo.storageKey}`]);
  expect(done.removed).toBe(all.length - 1);
  expect(await keysIn(services.storage)).toEqual([photo.storageKey]);
  expect(await to.head(photo.storageKey ?? "")).toBeNull();
  expect(await migrate(services, { to, deleteSource: true })).toMatchObject({ copied: 1, removed: 1, problems: [] });
  expect(await keysIn(services.storage)).toEqual([]);
  expect(await keysIn(to)).toEqual(all);
  expect(await migrate(services, { to, deleteSource: true })).toMatchObject({ copied: 0, removed: 0, problems: [] });
});

test("what is damaged at the source is told of and not copied over", async () => {
  const { services, photo } = await aStoredShop();
  const to = await disk();
  const key = photo.storageKey ?? "";
  const damaged = Buffer.from(await services.storage.read(key));
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  await services.storage.put(key, damaged, { contentType: "image/jpeg" });
  const done = await migrate(services, { to, deleteSource: true });
  expect(done.problems).toEqual([`changed ${key}`]);
  expect([await to.head(key), (await services.storage.head(key))?.bytes]).toEqual([null, damaged.length]);
});

test("what is right at the target stays, whatever lies at the source", async () => {
  const { services, photo } = await aStoredShop();
  const to = await disk();
  const key = photo.storageKey ?? "";
  await migrate(services, { to });
  const right = await to.read(key);
  await services.storage.put(key, Buffer.from("an older one"), { contentType: "image/jpeg" });
  expect((await migrate(services, { to })).problems).toEqual([]);
  expect(await to.read(key)).toEqual(right);
});

test("a photo let go meanwhile, and what no row names, is not brought back", async () => {
  const { services, shop, photo } = await aStoredShop();
  const to = await disk();
  await services.storage.put(`archived/${shop.id}/${shop.id}/original`, Buffer.from("x"), { contentType: "image/png" });
  const storage: ObjectStorage = {
    ...services.storage,
    async head(key) {
      if (key !== photo.storageKey) return services.storage.head(key);
      await erasePictures(services, { shopId: shop.id, imageIds: [photo.id], reason: "merchant", actor: "merchant" });
      return services.storage.head(key);
    },
  };
  const done = await migrate({ ...services, storage }, { to });
  expect(done).toMatchObject({ problems: [] });
  expect(done.passed).toBeGreaterThan(0);
  expect((await keysIn(to)).filter((key) => key.includes(photo.id))).toEqual([]);
  expect(await to.head(`archived/${shop.id}/${shop.id}/original`)).toBeNull();
});

test("a picture that is lost is told of; a storage that is away ends it", async () => {
  const { services, photo } = await aStoredShop();
  await services.storage.delete([photo.storageKey ?? ""]);
  expect((await migrate(services, { to: await disk() })).problems).toEqual([`missing ${photo.storageKey}`]);
  const away: ObjectStorage = {
    ...(await disk()),
    head: async (key) => {
      throw new StorageError("unavailable", key);
    },
  };
  await expect(migrate(services, { to: away })).rejects.toMatchObject({ kind: "unavailable" });
});
