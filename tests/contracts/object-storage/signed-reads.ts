import { describe, expect, test } from "vitest";
import type { ObjectStorage } from "../../../app/domain/services.ts";
import type { StorageTraits } from "../object-storage.ts";
import { bytes, photo } from "./objects.ts";

const aMinute = { contentType: "image/jpeg", expiresInSeconds: 60 };
const refused = (status: number) => status >= 400 && status < 500;

/** Links to the storage itself, followed by whoever has them. */
export function signedReadContract(open: () => Promise<ObjectStorage>, { signs }: StorageTraits): void {
  if (!signs) {
    test("gives no links to itself to read by", async () => {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      expect(await storage.signRead("temporary/a", aMinute)).toBeNull();
    });
    return;
  }

  describe("signed links to read by", () => {
    async function aLink(options: Parameters<ObjectStorage["signRead"]>[1] = aMinute) {
      const storage = await open();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.put("temporary/b", bytes("another's"), photo);
      return { storage, url: (await storage.signRead("temporary/a", options)) ?? "" };
    }

    test("give the object to anyone, with its type", async () => {
      const { url } = await aLink();
      const answer = await fetch(url);
      expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
        200,
        "image/jpeg",
        "photo",
      ]);
      const part = await fetch(url, { headers: { range: "bytes=1-3" } });
      expect([part.status, await part.text()]).toEqual([206, "hot"]);
    });

    test.each(["print.png", "Zoë's print.png", `a "b"; c.png`, "夏の犬.png"])("save it as %s", async (download) => {
      const { url } = await aLink({ ...aMinute, download });
      const saved = (await fetch(url)).headers.get("content-disposition") ?? "";
      expect(saved).toMatch(/^attachment;/);
      const name = /filename\*=UTF-8''([^;]+)/i.exec(saved)?.[1] ?? /filename="([^"]+)"/.exec(saved)?.[1] ?? "";
      expect(decodeURIComponent(name)).toBe(download);
    });

    test("end", { timeout: 30_000 }, async () => {
      const { url } = await aLink({ ...aMinute, expiresInSeconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect((await fetch(url)).status).toSatisfy(refused);
    });

    test("open no other object, and do nothing but read", async () => {
      const { storage, url } = await aLink();
      expect((await fetch(url.replace("temporary/a", "temporary/b"))).status).toSatisfy(refused);
      for (const method of ["PUT", "DELETE", "POST"]) {
        const body = method === "DELETE" ? null : "else";
        expect((await fetch(url, { method, body })).status).toSatisfy(refused);
      }
      expect(Buffer.from(await storage.read("temporary/a")).toString()).toBe("photo");
    });

    test("without their signature open nothing", async () => {
      const { url } = await aLink();
      expect((await fetch(url.split("?")[0] ?? "")).status).toSatisfy(refused);
    });

    test("are refused for a key that can't be", async () => {
      const { storage } = await aLink();
      await expect(storage.signRead("../a", aMinute)).rejects.toMatchObject({ kind: "key-invalid" });
    });
  });
}
