import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ObjectStorage } from "../../../app/domain/services.ts";
import { bytes, listed, noise, photo, textOf } from "./objects.ts";

const sha256 = (all: Uint8Array) => createHash("sha256").update(all).digest("hex");

/** Putting, reading in whole and in part, and looking. */
export function keepingContract(open: () => Promise<ObjectStorage>): void {
  describe("keeping", () => {
    test("gives back what it was given", async () => {
      const storage = await open();
      expect(await storage.put("temporary/a/b.jpg", bytes("photo"), photo)).toEqual({
        key: "temporary/a/b.jpg",
        bytes: 5,
      });
      expect(await textOf(storage, "temporary/a/b.jpg")).toBe("photo");
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
      expect(await storage.put("temporary/s", parts(), photo)).toEqual({ key: "temporary/s", bytes: 5 });
      expect(await textOf(storage, "temporary/s")).toBe("photo");
    });

    test("takes a stream of twelve megabytes in pieces of any size, and gives the same bytes by a stream", async () => {
      const storage = await open();
      const all = noise(12_000_000);
      async function* pieces() {
        for (let at = 0, size = 1; at < all.length; at += size, size = (size * 7) % 700_001) {
          yield all.subarray(at, at + size);
        }
      }
      expect(await storage.put("temporary/large", pieces(), photo)).toMatchObject({ bytes: all.length });
      const { body, bytes: size } = await storage.stream("temporary/large");
      expect(size).toBe(all.length);
      expect(sha256(new Uint8Array(await new Response(body).arrayBuffer()))).toBe(sha256(all));
      const part = await storage.read("temporary/large", { start: 5_242_000, end: 5_243_999 });
      expect(sha256(part)).toBe(sha256(all.subarray(5_242_000, 5_244_000)));
    });

    test("replaces as a whole, and a stream that breaks replaces nothing", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("first"), photo);
      async function* broken() {
        yield bytes("sec");
        throw new Error("line cut");
      }
      await expect(storage.put("temporary/a", broken(), photo)).rejects.toMatchObject({ name: "StorageError" });
      async function* brokenLate() {
        for (let n = 0; n < 7; n += 1) yield new Uint8Array(1_000_000);
        throw new Error("line cut");
      }
      await expect(storage.put("temporary/a", brokenLate(), photo)).rejects.toMatchObject({ name: "StorageError" });
      expect(await textOf(storage, "temporary/a")).toBe("first");
      expect(await listed(storage, "temporary")).toEqual(["temporary/a"]);
      await storage.put("temporary/a", bytes("second"), photo);
      expect(await textOf(storage, "temporary/a")).toBe("second");
    });

    test("says when something is not there", async () => {
      const storage = await open();
      expect(await storage.head("temporary/none")).toBeNull();
      await expect(storage.read("temporary/none")).rejects.toMatchObject({ kind: "missing" });
      await expect(storage.stream("temporary/none")).rejects.toMatchObject({ kind: "missing" });
      expect(await listed(storage, "archived")).toEqual([]);
    });

    test("what lies below a key is another object", async () => {
      const storage = await open();
      await storage.put("temporary/a/b", bytes("photo"), photo);
      expect(await storage.head("temporary/a")).toBeNull();
      await expect(storage.read("temporary/a")).rejects.toMatchObject({ name: "StorageError" });
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
      await expect(storage.read("temporary/none", { start: 0, end: 1 })).rejects.toMatchObject({ kind: "missing" });
    });

    test("gives no part that is none", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("0123456789"), photo);
      for (const range of [
        { start: 10, end: 12 },
        { start: 5, end: 3 },
        { start: -1, end: 3 },
        { start: 0.5, end: 3 },
      ]) {
        await expect(storage.read("temporary/a", range)).rejects.toMatchObject({ kind: "range-invalid" });
        await expect(storage.stream("temporary/a", range)).rejects.toMatchObject({ kind: "range-invalid" });
      }
    });

    test("keeps an empty object", async () => {
      const storage = await open();
      await storage.put("temporary/empty", bytes(""), photo);
      expect((await storage.read("temporary/empty")).length).toBe(0);
      expect(await storage.head("temporary/empty")).toEqual({ key: "temporary/empty", bytes: 0 });
      const { body, bytes: size } = await storage.stream("temporary/empty");
      expect([size, await new Response(body).text()]).toEqual([0, ""]);
      const nothing = storage.read("temporary/empty", { start: 0, end: 0 });
      await expect(nothing).rejects.toMatchObject({ kind: "range-invalid" });
    });

    test("one reader at a time may stop half-way without harm to the next", async () => {
      const storage = await open();
      await storage.put("temporary/a", noise(3_000_000), photo);
      for (let n = 0; n < 5; n += 1) {
        const { body } = await storage.stream("temporary/a");
        const reader = body.getReader();
        await reader.read();
        await reader.cancel();
      }
      expect((await storage.read("temporary/a")).length).toBe(3_000_000);
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
      "temporary/ü",
      "temporary/a b",
      "temporary/a?versionId=1",
      "temporary/a%2f..",
    ])("refuses the key %j", async (key) => {
      const storage = await open();
      const invalid = { kind: "key-invalid" };
      await expect(storage.put(key, bytes("x"), photo)).rejects.toMatchObject(invalid);
      await expect(storage.read(key)).rejects.toMatchObject(invalid);
      await expect(storage.head(key)).rejects.toMatchObject(invalid);
      await expect(storage.copy(key, "temporary/a")).rejects.toMatchObject(invalid);
      await expect(storage.move("temporary/a", key)).rejects.toMatchObject(invalid);
      await expect(storage.delete([key])).rejects.toMatchObject(invalid);
    });
  });
}
