import { describe, expect, test } from "vitest";
import type { ObjectStorage } from "../../../app/domain/services.ts";
import { bytes, listed, photo, textOf } from "./objects.ts";

/** Copies and moves: once, twice, over what was there, and two at the same time. */
export function movingContract(open: () => Promise<ObjectStorage>): void {
  describe("moving", () => {
    test("copies, twice as once, over what was there", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.put("order_pending/a", bytes("an older one"), photo);
      await storage.copy("temporary/a", "order_pending/a");
      await storage.copy("temporary/a", "order_pending/a");
      expect(await textOf(storage, "order_pending/a")).toBe("photo");
      expect(await textOf(storage, "temporary/a")).toBe("photo");
    });

    test("copies nothing that is not there, and leaves the target as it was", async () => {
      const storage = await open();
      await storage.put("archived/a", bytes("photo"), photo);
      await expect(storage.copy("temporary/none", "archived/a")).rejects.toMatchObject({ kind: "missing" });
      await expect(storage.copy("temporary/none", "archived/b")).rejects.toMatchObject({ kind: "missing" });
      expect(await textOf(storage, "archived/a")).toBe("photo");
      expect(await listed(storage, "archived")).toEqual(["archived/a"]);
    });

    test("moves, twice as once, over what was there", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.put("archived/a", bytes("older"), photo);
      await storage.move("temporary/a", "archived/a");
      await storage.move("temporary/a", "archived/a");
      expect(await textOf(storage, "archived/a")).toBe("photo");
      expect(await storage.head("temporary/a")).toBeNull();
      await expect(storage.move("temporary/none", "archived/none")).rejects.toMatchObject({ kind: "missing" });
    });

    test("goes on with a move that died between its two halves", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.copy("temporary/a", "archived/a");
      await storage.move("temporary/a", "archived/a");
      expect(await storage.head("temporary/a")).toBeNull();
      expect(await textOf(storage, "archived/a")).toBe("photo");
    });

    test("onto itself, nothing moves and nothing is lost", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.move("temporary/a", "temporary/a");
      await storage.copy("temporary/a", "temporary/a");
      expect(await textOf(storage, "temporary/a")).toBe("photo");
      await expect(storage.move("temporary/b", "temporary/b")).rejects.toMatchObject({ kind: "missing" });
      await expect(storage.copy("temporary/b", "temporary/b")).rejects.toMatchObject({ kind: "missing" });
    });

    test("five moves of the same object at once leave it in its new place, whole", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      const moves = await Promise.allSettled(
        Array.from({ length: 5 }, () => storage.move("temporary/a", "archived/a")),
      );
      expect(moves.some(({ status }) => status === "fulfilled")).toBe(true);
      await storage.move("temporary/a", "archived/a");
      expect(await textOf(storage, "archived/a")).toBe("photo");
      expect(await storage.head("temporary/a")).toBeNull();
    });
  });
}
