import { describe, expect, test } from "vitest";
import type { Fault } from "../../helpers/faulty-proxy.ts";
import type { StorageTraits } from "../object-storage.ts";
import { bytes, listed, noise, photo, textOf } from "./objects.ts";

const TRIES_TIMEOUT_MS = 60_000;

/** Credentials that are not taken, a line that breaks, and a storage that asks for patience. */
export function faultsContract({ openAsStranger, openByLine, slowDown }: StorageTraits): void {
  if (openAsStranger) strangersContract(openAsStranger);
  if (openByLine) lineContract(openByLine);
  if (openByLine && slowDown) patienceContract(openByLine, { answer: slowDown });
}

function strangersContract(open: Required<StorageTraits>["openAsStranger"]): void {
  describe("with credentials that are not taken", () => {
    test("everything is refused, and nothing is taken for missing", { timeout: TRIES_TIMEOUT_MS }, async () => {
      for (const storage of await open()) {
        const refused = { kind: "refused" };
        await expect(storage.put("temporary/a", bytes("x"), photo)).rejects.toMatchObject(refused);
        await expect(storage.read("temporary/a")).rejects.toMatchObject(refused);
        await expect(storage.stream("temporary/a")).rejects.toMatchObject(refused);
        await expect(storage.head("temporary/a")).rejects.toMatchObject(refused);
        await expect(storage.copy("temporary/a", "archived/a")).rejects.toMatchObject(refused);
        await expect(storage.move("temporary/a", "archived/a")).rejects.toMatchObject(refused);
        await expect(storage.delete(["temporary/a"])).rejects.toMatchObject(refused);
        await expect(listed(storage, "temporary")).rejects.toMatchObject(refused);
      }
    });
  });
}

function lineContract(line: Required<StorageTraits>["openByLine"]): void {
  describe("when the line is lost", () => {
    test("half-way through an answer: what is read as a whole is asked for again", async () => {
      const { storage, line: wire } = await line();
      const all = noise(1_000_000);
      await storage.put("temporary/a", all, photo);
      wire.fail({ cutAnswerAfter: 400_000 });
      expect(Buffer.compare(await storage.read("temporary/a"), all)).toBe(0);
    });

    test("half-way through an answer, again and again: it is unavailable, not short", async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", noise(1_000_000), photo);
      wire.failAlways({ cutAnswerAfter: 400_000 });
      await expect(storage.read("temporary/a")).rejects.toMatchObject({ kind: "unavailable" });
      wire.failAlways();
    });

    test("half-way through a stream: it ends in an error, never as if it were whole", async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", noise(1_000_000), photo);
      wire.failAlways({ cutAnswerAfter: 400_000 });
      const { body } = await storage.stream("temporary/a");
      await expect(new Response(body).arrayBuffer()).rejects.toThrow();
      wire.failAlways();
    });

    test("half-way through an upload: it is sent again, and readers see the old or the new", async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", bytes("old"), photo);
      const all = noise(1_000_000);
      wire.fail({ cutRequestAfter: 400_000 });
      await storage.put("temporary/a", all, photo);
      expect(Buffer.compare(await storage.read("temporary/a"), all)).toBe(0);
    });

    test("for good, half-way through an upload: the old is there still", { timeout: TRIES_TIMEOUT_MS }, async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", bytes("old"), photo);
      wire.failAlways({ cutRequestAfter: 400_000 });
      await expect(storage.put("temporary/a", noise(1_000_000), photo)).rejects.toMatchObject({ kind: "unavailable" });
      wire.failAlways();
      expect(await textOf(storage, "temporary/a")).toBe("old");
    });

    test("when all was done but the answer: a copy, a move and a deletion are as if it had come", async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", bytes("photo"), photo);
      wire.fail({ loseAnswer: true });
      await storage.copy("temporary/a", "archived/a");
      expect(await textOf(storage, "archived/a")).toBe("photo");
      for (let n = 0; n < 5; n += 1) {
        await storage.put("temporary/m", bytes(`move ${n}`), photo);
        wire.fail(...Array.from({ length: n }, () => ({})), { loseAnswer: true });
        await storage.move("temporary/m", "archived/m");
        expect(await textOf(storage, "archived/m")).toBe(`move ${n}`);
        expect(await storage.head("temporary/m")).toBeNull();
      }
      wire.fail({ loseAnswer: true });
      await storage.delete(["archived/a", "archived/m"]);
      expect(await listed(storage, "archived")).toEqual([]);
    });

    test("from the beginning and for good: unavailable, and a look finds nothing missing", {
      timeout: TRIES_TIMEOUT_MS,
    }, async () => {
      const { storage, line: wire } = await line();
      await storage.put("temporary/a", bytes("photo"), photo);
      wire.failAlways({ loseAnswer: true });
      await expect(storage.head("temporary/a")).rejects.toMatchObject({ kind: "unavailable" });
      await expect(storage.read("temporary/a")).rejects.toMatchObject({ kind: "unavailable" });
      await expect(listed(storage, "temporary")).rejects.toMatchObject({ kind: "unavailable" });
      wire.failAlways();
    });
  });
}

function patienceContract(line: Required<StorageTraits>["openByLine"], fault: Fault): void {
  describe("when it asks for patience", () => {
    test("twice, all is done the third time", { timeout: TRIES_TIMEOUT_MS }, async () => {
      const { storage, line: wire } = await line();
      wire.fail(fault, fault);
      await storage.put("temporary/a", bytes("photo"), photo);
      wire.fail(fault, fault);
      expect(await textOf(storage, "temporary/a")).toBe("photo");
      wire.fail(fault, fault);
      expect(await storage.head("temporary/a")).toMatchObject({ bytes: 5 });
      wire.fail(fault, fault);
      expect(await listed(storage, "temporary")).toEqual(["temporary/a"]);
      wire.fail(fault, fault);
      await storage.move("temporary/a", "archived/a");
      wire.fail(fault, fault);
      await storage.delete(["archived/a"]);
      expect(await storage.head("archived/a")).toBeNull();
    });

    test("for ever, it is unavailable after a few tries with pauses", { timeout: TRIES_TIMEOUT_MS }, async () => {
      const { storage, line: wire } = await line();
      wire.failAlways(fault);
      const before = wire.seen.length;
      await expect(storage.head("temporary/a")).rejects.toMatchObject({ kind: "unavailable" });
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject({ kind: "unavailable" });
      wire.failAlways();
      expect(wire.seen.length - before).toBeGreaterThan(2);
      expect(wire.seen.length - before).toBeLessThan(30);
    });
  });
}
