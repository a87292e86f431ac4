import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { appendLog } from "../../app/domain/retention/append-log.ts";
import { logHash } from "../../app/domain/retention/log-hash.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { aPersonalization, aShop } from "../helpers/builders.ts";
import { testDatabase } from "../helpers/database.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

const picture = () => ({ id: randomUUID(), kind: "original" as const, sha256: "ab".repeat(32), bytes: 5 });
const received = { event: "received", reason: "upload", actor: "shopper", toTier: "temporary" } as const;

function append({ db, clock }: TestServices, shopId: string, count: number) {
  const happened = Array.from({ length: count }, () => ({ image: picture(), ...received }));
  return db.$transaction((tx) => appendLog(tx, { shopId, at: clock.now(), happened }));
}

/** As someone with the database's own password could. */
async function tamper({ db }: TestServices, sql: string) {
  await db.$transaction([
    db.$executeRawUnsafe(`ALTER TABLE retention_log DISABLE TRIGGER retention_log_never_changes`),
    db.$executeRawUnsafe(sql),
    db.$executeRawUnsafe(`ALTER TABLE retention_log ENABLE TRIGGER retention_log_never_changes`),
  ]);
}

describe("the log of a shop", () => {
  test("is one chain, whoever adds to it at once, and each shop has its own", async () => {
    const services = await testServices();
    const [shop, other] = [await aShop(services), await aShop(services)];
    const sizes = Array.from({ length: 40 }, (_, n) => (n % 5) + 1);
    await Promise.all(sizes.map((size, n) => append(services, (n % 4 ? shop : other).id, size)));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const [mine, theirs] = [
      await verifyLog(services, { shopId: shop.id }),
      await verifyLog(services, { shopId: other.id }),
    ];
    expect([mine.fault, theirs.fault, mine.entries + theirs.entries]).toEqual([null, null, all]);
    expect(mine.hash).not.toBe(theirs.hash);
  });

  test("has the same hash in the database as in the app", async () => {
    const services = await testServices();
    const { shop } = await aPersonalization(services);
    await append(services, shop.id, 2);
    const entries = await services.db.retentionLogEntry.findMany({ where: { shopId: shop.id } });
    const theirs = await services.db.$queryRaw<{ seq: number; hash: string }[]>`
      SELECT seq, retention_log_hash(log) AS hash FROM retention_log AS log WHERE shop_id = ${shop.id}::uuid`;
    expect(entries.length).toBeGreaterThan(1);
    for (const entry of entries) expect(theirs.find(({ seq }) => seq === entry.seq)?.hash).toBe(logHash(entry));
  });

  test.each<[string, (shopId: string) => string, { seq: number; kind: string }]>([
    [
      "a word changed",
      (id) => `UPDATE retention_log SET reason = 'x' WHERE shop_id = '${id}' AND seq = 3`,
      { seq: 3, kind: "changed" },
    ],
    [
      "a moment changed",
      (id) => `UPDATE retention_log SET at = at - interval '1 day' WHERE shop_id = '${id}' AND seq = 2`,
      { seq: 2, kind: "changed" },
    ],
    [
      "an entry taken out",
      (id) => `DELETE FROM retention_log WHERE shop_id = '${id}' AND seq = 4`,
      { seq: 4, kind: "missing" },
    ],
    [
      "the end cut off",
      (id) => `DELETE FROM retention_log WHERE shop_id = '${id}' AND seq >= 5`,
      { seq: 5, kind: "cut" },
    ],
    ["all of it gone", (id) => `DELETE FROM retention_log WHERE shop_id = '${id}'`, { seq: 1, kind: "cut" }],
    [
      "an entry changed along with its own hash",
      (id) =>
        `UPDATE retention_log AS log SET reason = 'x', hash = retention_log_hash((SELECT l FROM retention_log l WHERE l.id = log.id)) WHERE shop_id = '${id}' AND seq = 2`,
      { seq: 2, kind: "changed" },
    ],
  ])("shows that it was tampered with: %s", async (_what, sql, fault) => {
    const services = await testServices();
    const shop = await aShop(services);
    await append(services, shop.id, 6);
    expect((await verifyLog(services, { shopId: shop.id })).fault).toBeNull();
    await tamper(services, sql(shop.id));
    expect((await verifyLog(services, { shopId: shop.id })).fault).toEqual(fault);
  });

  test("is written with what it tells, or not at all", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const broken = services.db.$transaction(async (tx) => {
      await appendLog(tx, { shopId: shop.id, at: services.clock.now(), happened: [{ image: picture(), ...received }] });
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    await append(services, shop.id, 1);
    expect(await verifyLog(services, { shopId: shop.id })).toMatchObject({ entries: 1, fault: null });
  });

  test("takes no word that could be mistaken for two", async () => {
    const { db } = await testDatabase();
    const services = await testServices();
    const shop = await aShop(services);
    const forged = { image: picture(), ...received, reason: "upload|shopper" };
    const at = services.clock.now();
    await expect(db.$transaction((tx) => appendLog(tx, { shopId: shop.id, at, happened: [forged] }))).rejects.toThrow();
  });
});
