import { beforeAll, describe, expect, test } from "vitest";
import { supabaseStorage } from "../../app/adapters/object-storage/supabase.server.ts";
import { issueUploadTicket } from "../../app/domain/photos/issue-upload-ticket.ts";
import { openUpload } from "../../app/domain/photos/open-upload.ts";
import { promoteUpload, sentKey } from "../../app/domain/photos/promote-upload.ts";
import { readTicket } from "../../app/domain/photos/upload-ticket.ts";
import type { Services } from "../../app/domain/services.ts";
import { aShop, aShopper, picturesIn } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";
import { aSupabaseBucket } from "../helpers/supabase-bucket.ts";

/** On a storage whose signed uploads hold a sender to nothing. */
describe("a photo that was sent straight to the storage", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await testServices({ storage: supabaseStorage(await aSupabaseBucket()) });
  });

  /** A photo that is expected, and what its sender has: a place to send it, as often as they like. */
  async function anAnnounced(bytes: number) {
    const shop = await aShop(services);
    const { session } = await aShopper(services, shop);
    const photo = { fileName: "rex.jpg", bytes, contentType: "image/jpeg" };
    const issued = await issueUploadTicket(services, { shopId: shop.id, shopperSessionId: session.id, photo });
    const ticket = readTicket(services, { text: issued.upload.ticket, starting: true });
    await openUpload(services, { ticket, bytes });
    const row = { shopId: shop.id, photoId: issued.photo.id };
    const options = { contentType: "image/jpeg", bytes, expiresInSeconds: 600 };
    const upload = await services.storage.signUpload(sentKey(row), options);
    const send = async (body: Uint8Array, type = "image/jpeg") => {
      const headers = { ...upload?.headers, "Content-Type": type };
      const answer = await fetch(upload?.url ?? "", { method: "PUT", headers, body: body as BodyInit });
      expect(answer.ok).toBe(true);
    };
    const promote = (on: Services = services) => promoteUpload(on, row);
    const read = () => services.db.image.findUniqueOrThrow({ where: { id: row.photoId } });
    const incoming = async () => {
      const found: string[] = [];
      for await (const { key } of services.storage.list(`incoming/${row.shopId}`)) found.push(key);
      return found;
    };
    return { ...row, send, promote, read, incoming };
  }

  test("is taken, as what its bytes say it is, whatever its sender called it; once, however often it is asked", async () => {
    const body = await photoBytes();
    const { send, promote, read, incoming, shopId } = await anAnnounced(body.length);
    await send(body, "text/html");
    await promote();
    await promote();
    const { status, storageKey, contentType } = await read();
    expect([status, contentType, await incoming()]).toEqual(["completed", "image/jpeg", []]);
    expect(Buffer.compare(await services.storage.read(storageKey ?? ""), body)).toBe(0);
    const link = { contentType: "image/jpeg", expiresInSeconds: 60 };
    expect(
      (await fetch((await services.storage.signRead(storageKey ?? "", link)) ?? "")).headers.get("content-type"),
    ).toBe("image/jpeg");
    expect((await picturesIn(services.storage, shopId)).length).toBeGreaterThan(0);
  });

  test("is not changed by what its sender sends while it is looked at, or afterwards", async () => {
    const body = await photoBytes();
    const { send, promote, read } = await anAnnounced(body.length);
    await send(body);
    const examinePhoto: Services["imaging"]["examinePhoto"] = async (bytes) => {
      await send(Buffer.from("<script>"));
      return services.imaging.examinePhoto(bytes);
    };
    await promote({ ...services, imaging: { ...services.imaging, examinePhoto } });
    await send(Buffer.from("<script>"));
    await promote();
    const { storageKey } = await read();
    expect(Buffer.compare(await services.storage.read(storageKey ?? ""), body)).toBe(0);
  });

  test("larger than it was announced is deleted unread, and the right one may still come", async () => {
    const body = await photoBytes();
    const { send, promote, read, incoming } = await anAnnounced(body.length);
    await send(Buffer.concat([body, Buffer.alloc(1)]));
    const deaf = { ...services.storage, read: () => Promise.reject(new Error("it was read")) };
    await expect(promote({ ...services, storage: deaf })).rejects.toMatchObject({ code: "photo-too-large" });
    expect([(await read()).status, await incoming()]).toEqual(["pending", []]);
    await send(body);
    await promote();
    expect((await read()).status).toBe("completed");
  });

  test("that is none is refused for good, and nothing of it is left", async () => {
    const { send, promote, read, incoming, shopId } = await anAnnounced(100);
    await send(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    await expect(promote()).rejects.toMatchObject({ code: "photo-type-unsupported" });
    expect([(await read()).status, await incoming(), await picturesIn(services.storage, shopId)]).toEqual([
      ...["failed", [], []],
    ]);
    await expect(promote()).rejects.toMatchObject({ code: "photo-type-unsupported" });
  });

  test("that has not come is not received", async () => {
    const { promote } = await anAnnounced(100);
    await expect(promote()).rejects.toMatchObject({ code: "photo-not-received" });
  });

  test("is taken the next time when the storage was away half-way", async () => {
    const body = await photoBytes();
    const { send, promote, read } = await anAnnounced(body.length);
    await send(body);
    const away = { ...services.storage, read: () => Promise.reject(new Error("away")) };
    await expect(promote({ ...services, storage: away })).rejects.toThrow("away");
    await promote();
    expect((await read()).status).toBe("completed");
  });
});
