import { describe, expect, test } from "vitest";
import type { ObjectStorage } from "../../../app/domain/services.ts";
import { bytes, listed, photo } from "./objects.ts";

const MANY = 2_500;

/** Deleting and listing, a few and thousands. */
export function manyContract(open: () => Promise<ObjectStorage>): void {
  describe("many", () => {
    test("deletes, twice as once, with keys among them that never were", async () => {
      const storage = await open();
      const keys = Array.from({ length: 50 }, (_, n) => `temporary/many/${n}`);
      await Promise.all(keys.map((key) => storage.put(key, bytes("x"), photo)));
      await storage.put("temporary/many/500", bytes("x"), photo);
      await storage.delete([...keys, "temporary/never-was", "temporary/many/0"]);
      await storage.delete(keys);
      await storage.delete([]);
      expect(await listed(storage, "temporary")).toEqual(["temporary/many/500"]);
    });

    test("deletes none of them when one key can't be", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("x"), photo);
      await expect(storage.delete(["temporary/a", "../b"])).rejects.toMatchObject({ kind: "key-invalid" });
      expect(await storage.head("temporary/a")).not.toBeNull();
    });

    test(`lists ${MANY} objects, each once, and deletes them in one go`, { timeout: 120_000 }, async () => {
      const storage = await open();
      const keys = Array.from({ length: MANY }, (_, n) => `temporary/shop/${String(n).padStart(5, "0")}/original`);
      const left = keys.slice();
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let key = left.pop(); key; key = left.pop()) await storage.put(key, bytes(key), photo);
        }),
      );
      await storage.put("archived/shop/1/original", bytes("x"), photo);
      expect(await listed(storage, "temporary/shop")).toEqual(keys);
      for await (const object of storage.list("temporary/shop")) {
        expect(object.bytes).toBe(object.key.length);
        break; // who has seen enough may stop
      }

      await storage.delete(keys);
      expect(await listed(storage, "temporary")).toEqual([]);
      expect(await listed(storage, "archived")).toEqual(["archived/shop/1/original"]);
    });

    test("a listing tells when each was written under its key, or nothing of it", async () => {
      const storage = await open();
      const before = Date.now() - 5_000; // clocks that are not quite the same
      await storage.put("temporary/written/a", bytes("x"), photo);
      await storage.put("temporary/written/b", bytes("x"), photo);
      await storage.copy("temporary/written/a", "archived/written/a");
      await storage.move("temporary/written/b", "archived/written/b");
      for await (const { key, storedAt } of storage.list("archived/written")) {
        expect([key, storedAt === undefined || storedAt.getTime() >= before]).toEqual([key, true]);
      }
    });

    test("lists below a prefix and nothing beside it", async () => {
      const storage = await open();
      for (const key of ["temporary/s1/a", "temporary/s1/b/c", "temporary/s10/a", "temporary/s2/a", "archived/s1/a"]) {
        await storage.put(key, bytes("x"), photo);
      }
      expect(await listed(storage, "temporary/s1")).toEqual(["temporary/s1/a", "temporary/s1/b/c"]);
      expect(await listed(storage, "temporary/s")).toEqual([]);
    });
  });
}
