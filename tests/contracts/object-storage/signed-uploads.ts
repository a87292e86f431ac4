import { describe, expect, test } from "vitest";
import type { ObjectStorage, SignedUpload } from "../../../app/domain/services.ts";
import type { StorageTraits } from "../object-storage.ts";
import { bytes, textOf } from "./objects.ts";

const fiveBytes = { contentType: "image/jpeg", bytes: 5, expiresInSeconds: 60 };
const key = "incoming/shop/photo";

const send = ({ method, url, headers }: SignedUpload, body: string, over: Record<string, string> = {}) =>
  fetch(url, { method, headers: { ...headers, ...over }, body: bytes(body) as BodyInit });

/** Uploads by clients, straight to the storage: what it holds them to itself, and what is seen on what arrived. */
export function signedUploadContract(open: () => Promise<ObjectStorage>, { signs }: StorageTraits): void {
  if (!signs) {
    test("takes no uploads from clients", async () => {
      expect(await (await open()).signUpload(key, fiveBytes)).toBeNull();
    });
    return;
  }

  describe("signed uploads", () => {
    async function anUpload(options = fiveBytes) {
      const storage = await open();
      const upload = await storage.signUpload(key, options);
      if (!upload) throw new Error("it signs no uploads");
      return { storage, upload };
    }

    test("bring an object to its key, from where it is moved to its tier", async () => {
      const { storage, upload } = await anUpload();
      expect((await send(upload, "photo")).ok).toBe(true);
      expect(await storage.head(key)).toEqual({ key, bytes: 5 });
      await storage.move(key, "temporary/shop/photo");
      expect(await textOf(storage, "temporary/shop/photo")).toBe("photo");
      expect(await storage.head(key)).toBeNull();
    });

    test("of another size are refused, or seen by their size before they are moved", async () => {
      const { storage, upload } = await anUpload();
      for (const body of ["a photo that is longer", "pho"]) {
        const answer = await send(upload, body);
        const found = await storage.head(key);
        if (upload.holds.bytes) expect([answer.ok, found]).toEqual([false, null]);
        else if (found) expect(found.bytes).toBe(body.length);
        await storage.delete([key]);
      }
    });

    test("of another type are refused where the storage holds clients to it", async () => {
      const { storage, upload } = await anUpload();
      const answer = await send(upload, "photo", { "Content-Type": "text/html" });
      if (upload.holds.contentType) expect([answer.ok, await storage.head(key)]).toEqual([false, null]);
      // Whatever a client called it, a link says what we took it for.
      const read = { contentType: "image/jpeg", expiresInSeconds: 60, download: "photo.jpg" };
      const link = (await storage.head(key)) && (await storage.signRead(key, read));
      if (link) expect((await fetch(link)).headers.get("content-disposition")).toMatch(/^attachment/);
    });

    test("go to no other key, and are no way to read or delete", async () => {
      const { storage, upload } = await anUpload();
      const elsewhere = { ...upload, url: upload.url.replace(key, "archived/shop/photo") };
      expect(elsewhere.url).not.toBe(upload.url);
      expect((await send(elsewhere, "photo")).ok).toBe(false);
      expect(await storage.head("archived/shop/photo")).toBeNull();
      await send(upload, "photo");
      expect((await fetch(upload.url)).ok).toBe(false);
      expect((await fetch(upload.url, { method: "DELETE" })).ok).toBe(false);
      expect(await textOf(storage, key)).toBe("photo");
    });

    test("are for incoming/ only", async () => {
      const storage = await open();
      for (const other of ["temporary/shop/photo", "incoming", "incomingx/a", "../incoming/a"]) {
        await expect(storage.signUpload(other, fiveBytes)).rejects.toMatchObject({ kind: "key-invalid" });
      }
    });
  });
}
