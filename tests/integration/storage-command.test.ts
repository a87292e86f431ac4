import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { objectKey } from "../../app/domain/photos/object-key.ts";
import { recordAccess } from "../../app/domain/storage/record-access.ts";
import { sweepStorageChanges } from "../../app/domain/storage/sweep-storage-changes.ts";
import { StorageError } from "../../app/domain/storage-error.ts";
import { aPersonalization, picturesIn } from "../helpers/builders.ts";
import { likeness } from "../helpers/command.ts";
import { testDatabase } from "../helpers/database.ts";
import { hearBells, type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";

async function aStoredShop(services: TestServices) {
  const one = await aPersonalization(services);
  await hearBells(services);
  await sweepStorageChanges(services);
  return one;
}

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("storage stats", () => {
  test("tells what is stored by shop, tier and kind, as a table and as JSON", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const { code, out } = await likeness(services, `storage stats --shop ${shop.domain} --provider r2`);
    expect([code, out.includes(shop.domain), /temporary +\d/.test(out), /original +1 /.test(out)]).toEqual([
      0,
      true,
      true,
      true,
    ]);
    const told = JSON.parse((await likeness(services, `storage stats --shop ${shop.domain} --provider r2 --json`)).out);
    expect(told).toMatchObject({ provider: "r2", shops: [{ domain: shop.domain }] });
    expect(told.kinds.find(({ kind }: { kind: string }) => kind === "original")).toMatchObject({
      objects: 1,
      bytes: photo.bytes,
    });
    expect(told.total.objects).toBe((await picturesIn(services.storage, shop.id)).length);
    expect(told.estimates).toHaveLength(6);
  });

  test("of all shops, each is in its line, and the sum counts all", async () => {
    const services = await testServices();
    const [one, two] = [await aStoredShop(services), await aStoredShop(services)];
    const told = JSON.parse((await likeness(services, "storage stats --json")).out);
    const domains = told.shops.map(({ domain }: { domain: string }) => domain);
    expect(domains).toEqual(expect.arrayContaining([one.shop.domain, two.shop.domain]));
    const sum = told.shops.reduce((all: number, { bytes }: { bytes: number }) => all + bytes, 0);
    expect(told.total.bytes).toBe(sum);
  });
});

test("storage ledger has a line for each picture of the month", async () => {
  const services = await testServices();
  const { shop, photo } = await aStoredShop(services);
  services.clock.moveDays(1);
  const month = new Date().toISOString().slice(0, 7);
  const { code, out } = await likeness(services, `storage ledger --month ${month} --shop ${shop.domain} --provider r2`);
  const [head, ...pictures] = out.trim().split("\n");
  expect([code, head]).toEqual([0, "shop,picture,kind,tier_byte_days,byte_days,writes,copies,micro_dollars"]);
  expect(pictures).toHaveLength((await picturesIn(services.storage, shop.id)).length);
  const line = pictures.find((one) => one.includes(photo.id)) ?? "";
  // A write of 4.5 micro-dollars, rounded, and next to nothing for a day of a small photo.
  expect(line).toMatch(/,original,temporary=[1-9]\d*,[1-9]\d*,1,0,5$/);
});

describe("storage access", () => {
  test("draws each day, and a page that needs nothing else", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    const day = services.clock.now().toISOString().slice(0, 10);
    const none = { uploads: 0, uploadBytes: 0, reads: 0, readBytes: 0, writes: 0, writtenBytes: 0, moves: 0 };
    await recordAccess(services, [{ ...none, shopId: shop.id, day, reads: 12, readBytes: 3_400_000, uploads: 2 }]);
    const file = join(await temporaryFolder(), "access.html");
    const { code, out } = await likeness(services, `storage access --days 3 --shop ${shop.domain} --html ${file}`);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(4);
    expect(out).toMatch(new RegExp(`${day} +2 +12 +3.4 MB.*█`));
    const page = await readFile(file, "utf8");
    expect(page).toContain(`<title>${day}: 3.4 MB</title>`);
    expect(page).not.toMatch(/src=|href=|<script/);
  });

  test("of all shops it is their sum, and no shop's alone is another's", async () => {
    const services = await testServices();
    const [one, two] = [await aStoredShop(services), await aStoredShop(services)];
    const day = services.clock.now().toISOString().slice(0, 10);
    const none = { uploads: 0, uploadBytes: 0, reads: 0, readBytes: 0, writes: 0, writtenBytes: 0, moves: 0 };
    const uploadsOf = async (more: string) =>
      JSON.parse((await likeness(services, `storage access --days 1 --json${more}`)).out).days[0].uploads;
    const before = await uploadsOf("");
    await recordAccess(services, [
      { ...none, shopId: one.shop.id, day, uploads: 40 },
      { ...none, shopId: two.shop.id, day, uploads: 2 },
    ]);
    expect(await uploadsOf("")).toBe(before + 42);
    expect(await uploadsOf(` --shop ${two.shop.domain}`)).toBe(2);
  });
});

describe("storage cleanup", () => {
  test("tells first, and deletes only with --execute", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    const all = await picturesIn(services.storage, shop.id);
    services.clock.moveDays(8);
    const age = `storage cleanup age --tier temporary --days 7 --shop ${shop.domain}`;
    const told = await likeness(services, age);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toMatch(new RegExp(`^Would delete: ${all.length} pictures, .* Add --execute`));
    expect(await picturesIn(services.storage, shop.id)).toEqual(all);
    expect((await likeness(services, `${age} --execute`)).out).toMatch(new RegExp(`^Deleted: ${all.length} pictures`));
    expect(await picturesIn(services.storage, shop.id)).toEqual([]);
  });

  test("every verb has its JSON", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    for (const verb of [
      `session ${photo.shopperSessionId}`,
      "large --threshold 0.000001",
      "emergency --target-gb 1 --include-orders",
      "age --tier temporary --days 0",
    ]) {
      services.clock.moveDays(1);
      const { code, out } = await likeness(services, `storage cleanup ${verb} --shop ${shop.domain} --json`);
      expect([verb, code, JSON.parse(out).pictures > 0, JSON.parse(out).executed]).toEqual([verb, 0, true, false]);
    }
  });
});

describe("storage verify", () => {
  test("a shop as it should be ends with 0; what is lost, with 1 and its key", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    expect(await likeness(services, `storage verify --shop ${shop.domain}`)).toMatchObject({ code: 0, err: "" });
    await services.storage.delete([photo.storageKey ?? ""]);
    const { code, out, err } = await likeness(services, `storage verify --shop ${shop.domain}`);
    expect([code, out.includes(`${photo.storageKey}  is missing`), err]).toEqual([
      ...[1, true, "Rows name objects that are not as they should be.\n"],
    ]);
  });

  test("an orphan is removed only with --execute, and is no failure", async () => {
    const services = await testServices();
    const { shop, photo } = await aStoredShop(services);
    const stray = objectKey("archived", photo);
    await services.storage.copy(photo.storageKey ?? "", stray);
    services.clock.moveDays(2);
    const verify = `storage verify --shop ${shop.domain} --json`;
    expect(lines((await likeness(services, verify)).out)).toMatchObject([
      { finding: "object", key: stray, state: "old" },
      { finding: "summary", orphans: { old: 1, removed: 0 }, missing: 0 },
    ]);
    expect(await services.storage.head(stray)).not.toBeNull();
    const { code, out } = await likeness(services, `${verify} --execute`);
    expect([code, lines(out).at(-1).orphans.removed]).toEqual([0, 1]);
    expect(await services.storage.head(stray)).toBeNull();
  });
});

describe("the log", () => {
  test("is whole, until somebody changes it", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    const verify = `storage verify-log --shop ${shop.domain}`;
    expect((await likeness(services, verify)).out).toMatch(/ entries, whole; ends with [0-9a-f]{64}/);
    await services.db.$executeRaw`ALTER TABLE retention_log DISABLE TRIGGER ALL`;
    await services.db
      .$executeRaw`UPDATE retention_log SET reason = 'forged' WHERE shop_id = ${shop.id}::uuid AND seq = 1`;
    await services.db.$executeRaw`ALTER TABLE retention_log ENABLE TRIGGER ALL`;
    expect(await likeness(services, verify)).toMatchObject({
      ...{ code: 1, out: `${shop.domain}  entry 1 was changed\n`, err: "The log of a shop is not whole.\n" },
    });
  });

  test("is written out so that anyone can follow the chain, to stdout or a file", async () => {
    const services = await testServices();
    const { shop } = await aStoredShop(services);
    const { out } = await likeness(services, `storage export-log --shop ${shop.domain}`);
    const entries = lines(out);
    expect(entries.length).toBe(await services.db.retentionLogEntry.count({ where: { shopId: shop.id } }));
    for (const [at, { line, hash, previousHash, seq }] of entries.entries()) {
      expect(createHash("sha256").update(line).digest("hex")).toBe(hash);
      expect([seq, previousHash]).toEqual([at + 1, entries[at - 1]?.hash ?? "0".repeat(64)]);
    }
    const file = join(await temporaryFolder(), "log.jsonl");
    expect(await likeness(services, `storage export-log --shop ${shop.domain} --out ${file}`)).toMatchObject({
      code: 0,
      out: "",
    });
    expect(await readFile(file, "utf8")).toBe(out);
  });

  test("that can't be written there is a sentence", async () => {
    const services = await testServices();
    const nowhere = await likeness(services, "storage export-log --out /nowhere/log.jsonl");
    expect(nowhere).toMatchObject({ code: 1, err: "The log could not be written to /nowhere/log.jsonl: ENOENT.\n" });
  });
});

describe("storage setup", () => {
  test("of a folder there is nothing to set up", async () => {
    const services = await testServices();
    expect((await likeness(services, "storage setup")).out).toContain("nothing to set up");
  });
});

describe("storage migrate", () => {
  async function twoStorages() {
    const services = await testServices();
    await services.db.shop.deleteMany({});
    await aStoredShop(services);
    const other = diskStorage(await temporaryFolder());
    const storageOf = (name: string) => (name === "s3" ? other : services.storage);
    return { services, other, storageOf };
  }

  test("copies with --execute, and says what is there already", async () => {
    const { services, other, storageOf } = await twoStorages();
    const told = await likeness(services, "storage migrate disk s3", { storageOf });
    expect([told.code, told.out]).toEqual([0, expect.stringMatching(/^Would copy: \d+ objects/)]);
    for await (const { key } of other.list("temporary")) throw new Error(`copied: ${key}`);
    expect((await likeness(services, "storage migrate disk s3 --execute", { storageOf })).out).toMatch(
      /^Copied: [1-9]/,
    );
    const again = await likeness(services, "storage migrate disk s3 --execute --json", { storageOf });
    expect(lines(again.out)).toMatchObject([{ finding: "summary", copied: 0, removed: 0, problems: 0 }]);
  });

  test("the storage that the app still uses is not emptied", async () => {
    const { services, storageOf } = await twoStorages();
    const asked = await likeness(services, "storage migrate disk s3 --execute --delete-source", { storageOf });
    expect([asked.code, asked.err]).toEqual([2, expect.stringMatching(/^The app still uses disk\./)]);
    const switched = { storageOf, settings: () => ({ STORAGE: "s3", S3_PROVIDER: "other" }) as const };
    const done = await likeness(services, "storage migrate disk s3 --execute --delete-source", switched);
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/Deleted at disk: [1-9]/)]);
    for await (const { key } of services.storage.list("temporary")) throw new Error(`left: ${key}`);
  });
});

describe("what can't be done ends with a sentence", () => {
  test.each<[string, string, 1 | 2, RegExp]>([
    ["no such verb", "storage clean", 2, /unknown command 'clean'/],
    ["no such tier", "storage cleanup age --tier eternal --days 1", 2, /Allowed choices are temporary/],
    ["a part is missing", "storage cleanup age --tier temporary", 2, /--days <n>' not specified/],
    ["no number", "storage access --days few", 2, /It is a whole number, 1 or more/],
    ["no size", "storage cleanup large --threshold -1", 2, /It is a number above 0/],
    ["no month", "storage ledger --month november", 2, /as in 2026-11/],
    ["no session", "storage cleanup session abc123", 2, /abc123 is not the id of a session/],
    ["no such shop", "storage stats --shop none.myshopify.com", 1, /^Likeness is not installed on this shop/],
    ["one storage", "storage migrate disk disk", 2, /same storage twice/],
  ])("%s", async (_name, line, code, says) => {
    const services = await testServices();
    const done = await likeness(services, line);
    expect([done.code, done.err]).toEqual([code, expect.stringMatching(says)]);
    expect(done.err).not.toMatch(/\n {4}at /);
  });

  test("a storage that refuses us", async () => {
    const services = await testServices();
    const setUp = async () => {
      throw new StorageError("refused", "", { cause: new Error("AccessDenied") });
    };
    const on = { ...services, storage: { ...services.storage, setUp } };
    expect(await likeness(on, "storage setup")).toMatchObject({
      ...{ code: 1, err: "The storage refuses us: check its keys and their rights (AccessDenied).\n" },
    });
  });

  test("a bug is one line, too", async () => {
    const services = await testServices();
    const broken = { services: async () => Promise.reject(new TypeError("x is not a function\n    at y")) };
    expect(await likeness(services, "storage stats", broken)).toMatchObject({
      code: 1,
      err: "It failed: x is not a function\n",
    });
  });
});

test("a process of its own: help without a configuration, work with one, and nothing but the answer on stdout", async () => {
  const services = await testServices();
  const { shop } = await aStoredShop(services);
  const { url } = await testDatabase();
  const run = promisify(execFile);
  const ask = (args: string[], env: Record<string, string>) =>
    run(process.execPath, ["scripts/likeness.mjs", ...args], {
      env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  const key = Buffer.alloc(32).toString("base64");
  const env = {
    ...{ DATABASE_URL: url, REDIS_URL: "redis://127.0.0.1:1", SHOPIFY_API_KEY: "k", SHOPIFY_API_SECRET: "s" },
    ...{ SHOPIFY_APP_URL: "https://app.example.com", STORAGE_DIR: await temporaryFolder() },
    ...{ SIGNING_KEY: key, TOKEN_ENCRYPTION_KEY: key },
  };
  const [help, lost, done] = await Promise.all([
    ask(["storage", "--help"], {}),
    ask(["storage", "stats"], {}),
    ask(["storage", "stats", "--shop", shop.domain, "--json"], env),
  ]);
  expect(help.stdout).toContain("verify-log");
  expect(lost).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^The configuration is not usable:\n/),
  });
  expect(JSON.parse(done.stdout)).toMatchObject({ provider: "disk", shops: [{ domain: shop.domain }] });
  expect(done.stderr).toBe("");
});
