import { describe, expect, test } from "vitest";
import type { ObjectStorage } from "../../app/domain/services.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const photo = { contentType: "image/jpeg" };

async function listed(storage: ObjectStorage, prefix: string) {
  const found: string[] = [];
  for await (const object of storage.list(prefix)) found.push(object.key);
  return found.sort();
}

/** What every storage promises, whichever it is. `open` gives an empty one. */
export function objectStorageContract(name: string, open: () => Promise<ObjectStorage>): void {
  describe(`object storage: ${name}`, () => {
    test("gives back what it was given", async () => {
      const storage = await open();
      expect(await storage.put("temporary/a/b.jpg", bytes("photo"), photo)).toEqual({
        key: "temporary/a/b.jpg",
        bytes: 5,
      });
      expect(Buffer.from(await storage.read("temporary/a/b.jpg")).toString()).toBe("photo");
      expect(await storage.head("temporary/a/b.jpg")).toEqual({ key: "temporary/a/b.jpg", bytes: 5 });
      const { body, bytes: size } = await storage.stream("temporary/a/b.jpg");
      expect(size).toBe(5);
      expect(await new Response(body).text()).toBe("photo");
    });

    test("takes a stream as well as bytes", async () => {
      const storage = await open();
      async function* parts() {
        yield bytes("pho");
        yield bytes("to");
      }
      await storage.put("temporary/s", parts(), photo);
      expect(Buffer.from(await storage.read("temporary/s")).toString()).toBe("photo");
    });

    test("replaces as a whole, and a stream that breaks replaces nothing", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("first"), photo);
      async function* broken() {
        yield bytes("sec");
        throw new Error("line cut");
      }
      await expect(storage.put("temporary/a", broken(), photo)).rejects.toThrow();
      expect(Buffer.from(await storage.read("temporary/a")).toString()).toBe("first");
      expect(await listed(storage, "temporary")).toEqual(["temporary/a"]);
    });

    test("says when something is not there", async () => {
      const storage = await open();
      expect(await storage.head("temporary/none")).toBeNull();
      await expect(storage.read("temporary/none")).rejects.toMatchObject({ kind: "missing" });
      await expect(storage.stream("temporary/none")).rejects.toMatchObject({ kind: "missing" });
      await expect(storage.copy("temporary/none", "archived/none")).rejects.toMatchObject({ kind: "missing" });
      expect(await listed(storage, "archived")).toEqual([]);
    });

    test("copies, twice as once", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.copy("temporary/a", "order_pending/a");
      await storage.copy("temporary/a", "order_pending/a");
      expect(Buffer.from(await storage.read("order_pending/a")).toString()).toBe("photo");
      expect(Buffer.from(await storage.read("temporary/a")).toString()).toBe("photo");
    });

    test("moves, twice as once, over what was there", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.put("archived/a", bytes("older"), photo);
      await storage.move("temporary/a", "archived/a");
      await storage.move("temporary/a", "archived/a");
      expect(Buffer.from(await storage.read("archived/a")).toString()).toBe("photo");
      expect(await storage.head("temporary/a")).toBeNull();
      await expect(storage.move("temporary/none", "archived/none")).rejects.toMatchObject({ kind: "missing" });
    });

    test("gives a part of an object", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("0123456789"), photo);
      const text = async (start: number, end: number) =>
        Buffer.from(await storage.read("temporary/a", { start, end })).toString();
      expect(await text(0, 0)).toBe("0");
      expect(await text(3, 5)).toBe("345");
      expect(await text(8, 100)).toBe("89");
      const { body, bytes: size } = await storage.stream("temporary/a", { start: 2, end: 4 });
      expect(size).toBe(3);
      expect(await new Response(body).text()).toBe("234");
      await expect(storage.read("temporary/a", { start: 10, end: 12 })).rejects.toMatchObject({
        kind: "range-invalid",
      });
      await expect(storage.read("temporary/none", { start: 0, end: 1 })).rejects.toMatchObject({ kind: "missing" });
    });

    test("keeps an empty object", async () => {
      const storage = await open();
      await storage.put("temporary/empty", bytes(""), photo);
      expect((await storage.read("temporary/empty")).length).toBe(0);
      expect(await storage.head("temporary/empty")).toEqual({ key: "temporary/empty", bytes: 0 });
    });

    test("deletes, twice as once, many at a time", async () => {
      const storage = await open();
      const keys = Array.from({ length: 50 }, (_, n) => `temporary/many/${n}`);
      await Promise.all(keys.map((key) => storage.put(key, bytes("x"), photo)));
      await storage.delete([...keys, "temporary/never-was"]);
      await storage.delete(keys);
      expect(await listed(storage, "temporary")).toEqual([]);
    });

    test("lists below a prefix and nothing beside it", async () => {
      const storage = await open();
      for (const key of ["temporary/s1/a", "temporary/s1/b/c", "temporary/s2/a", "archived/s1/a"]) {
        await storage.put(key, bytes("x"), photo);
      }
      expect(await listed(storage, "temporary/s1")).toEqual(["temporary/s1/a", "temporary/s1/b/c"]);
    });

    test.each([
      "../secret",
      "temporary/../../secret",
      "/etc/passwd",
      "temporary//a",
      "temporary/.hidden",
      "",
      "a\0b",
      "temporary/",
    ])("refuses the key %j", async (key) => {
      const storage = await open();
      await expect(storage.put(key, bytes("x"), photo)).rejects.toMatchObject({ kind: "key-invalid" });
      await expect(storage.read(key)).rejects.toMatchObject({ kind: "key-invalid" });
    });
  });
}
