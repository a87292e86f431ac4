import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, openApp, proxyRequest } from "../helpers/app.ts";
import { aShop, aShopper, sha256 } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
let storageDir: string;
beforeAll(async () => {
  app = await openApp();
  services = await testServices();
  storageDir = process.env.STORAGE_DIR ?? "";
});

interface Ticket {
  photoId: string;
  ticket: string;
}

async function aTicket(bytes: number, shop?: Shop): Promise<Ticket> {
  const there = shop ?? (await aShop(services));
  const { token } = await aShopper(services, there);
  const ask = { session: token, fileName: "rex.jpg", bytes, contentType: "image/jpeg" };
  const answer = await app.send("proxy.photos", proxyRequest(there.domain, ask));
  const { photo, upload } = (await answer.json()) as { photo: { id: string }; upload: { ticket: string } };
  return { photoId: photo.id, ticket: upload.ticket };
}

const tus = { "tus-resumable": "1.0.0" };

function begin({ ticket }: Ticket, bytes: number) {
  const headers = { ...tus, authorization: `Bearer ${ticket}`, "upload-length": String(bytes) };
  return app.send("uploads", new Request("https://app.example.com/uploads", { method: "POST", headers }));
}

function proceed({ ticket, photoId }: Ticket, offset: number, body: Uint8Array, path = photoId) {
  const headers = {
    ...tus,
    authorization: `Bearer ${ticket}`,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
    "content-length": String(body.length),
  };
  const init = { method: "PATCH", headers, body: new Blob([body as Uint8Array<ArrayBuffer>]).stream(), duplex: "half" };
  return app.send("uploads_.$photoId", new Request(`https://app.example.com/uploads/${path}`, init as RequestInit));
}

function ask({ ticket, photoId }: Ticket) {
  const headers = { ...tus, authorization: `Bearer ${ticket}` };
  return app.send(
    "uploads_.$photoId",
    new Request(`https://app.example.com/uploads/${photoId}`, { method: "HEAD", headers }),
  );
}

const rowOf = ({ photoId }: Ticket) => services.db.image.findUniqueOrThrow({ where: { id: photoId } });

describe("a photo on its way", () => {
  test("arrives in pieces, is examined with the last one, and lies in temporary as it was sent", async () => {
    const body = await photoBytes();
    const ticket = await aTicket(body.length);
    const begun = await begin(ticket, body.length);
    expect(begun.status).toBe(201);
    expect(begun.headers.get("location")).toBe(`https://app.example.com/uploads/${ticket.photoId}`);

    const half = Math.floor(body.length / 2);
    expect((await proceed(ticket, 0, body.subarray(0, half))).headers.get("upload-offset")).toBe(String(half));
    expect((await ask(ticket)).headers.get("upload-offset")).toBe(String(half));
    expect((await proceed(ticket, half, body.subarray(half))).status).toBe(204);

    const row = await rowOf(ticket);
    expect(row).toMatchObject({
      status: "completed",
      tier: "temporary",
      sha256: sha256(body),
      widthPx: 1600,
      heightPx: 1200,
    });
    expect(row.storageKey).toBe(`temporary/${row.shopId}/${row.id}/original`);
    expect(await readdir(join(storageDir, "incoming", row.shopId))).not.toContain(row.id);
  });

  test("asked about after it arrived, it says that all is there; its last piece again changes nothing", async () => {
    const body = await photoBytes();
    const ticket = await aTicket(body.length);
    await begin(ticket, body.length);
    await proceed(ticket, 0, body);
    expect((await ask(ticket)).headers.get("upload-offset")).toBe(String(body.length));
    expect((await proceed(ticket, body.length, new Uint8Array())).status).toBe(204);
    expect(await services.db.retentionLogEntry.count({ where: { imageId: ticket.photoId } })).toBe(1);
  });

  test("a piece at the wrong place is refused and changes nothing", async () => {
    const body = await photoBytes();
    const ticket = await aTicket(body.length);
    await begin(ticket, body.length);
    expect((await proceed(ticket, 10, body)).status).toBe(409);
    expect((await ask(ticket)).headers.get("upload-offset")).toBe("0");
  });

  test("with storage away for a while it waits, and an empty last piece has it examined again", async () => {
    const body = await photoBytes();
    const ticket = await aTicket(body.length);
    await begin(ticket, body.length);
    const row = await rowOf(ticket);
    const place = join(storageDir, "temporary");
    await rename(place, `${place}-away`).catch(() => {}); // not there yet when this test runs alone
    await writeFile(place, "a file where a folder should be");
    expect(await codeOf(await proceed(ticket, 0, body))).toEqual({ status: 503, code: "storage-unavailable" });
    expect((await rowOf(ticket)).status).toBe("pending");

    await rename(place, `${place}-file`);
    await rename(`${place}-away`, place).catch(() => {});
    expect((await ask(ticket)).headers.get("upload-offset")).toBe(String(body.length));
    expect((await proceed(ticket, body.length, new Uint8Array())).status).toBe(204);
    expect(await rowOf(ticket)).toMatchObject({ status: "completed", shopId: row.shopId });
  });
});

describe("a ticket", () => {
  test("serves once", async () => {
    const ticket = await aTicket(100);
    expect((await begin(ticket, 100)).status).toBe(201);
    expect(await codeOf(await begin(ticket, 100))).toEqual({ status: 409, code: "ticket-used" });
  });

  test("serves one of two that use it at once", async () => {
    const ticket = await aTicket(100);
    const answers = await Promise.all([begin(ticket, 100), begin(ticket, 100)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  test("is for the size that was announced, and no other", async () => {
    const ticket = await aTicket(100);
    for (const bytes of [1_000_000_000, 99, 101])
      expect((await begin(ticket, bytes)).status).toBeGreaterThanOrEqual(400);
    expect((await rowOf(ticket)).status).toBe("expected");
  });

  test("is for its own photo", async () => {
    const [mine, theirs] = [await aTicket(100), await aTicket(100)];
    await begin(theirs, 100);
    expect(await codeOf(await proceed(mine, 0, new Uint8Array(100), theirs.photoId))).toEqual({
      status: 401,
      code: "ticket-invalid",
    });
  });

  test("ends with the app in its shop, begun or not; so do links to its pictures", async () => {
    const shop = await aShop(services);
    const body = await photoBytes();
    const [kept, begun, fresh] = [await aTicket(body.length, shop), await aTicket(100, shop), await aTicket(100, shop)];
    await begin(kept, body.length);
    await proceed(kept, 0, body);
    await begin(begun, 100);
    const { storageKey } = await rowOf(kept);
    const link = await services.links.read(storageKey ?? "", { contentType: "image/jpeg", expiresInSeconds: 60 });
    const look = async (method: string) =>
      app.send("files.$", new Request(link, { method }), { "*": storageKey ?? "" });
    expect((await look("HEAD")).headers.get("content-length")).toBe(String(body.length));
    expect(Buffer.from(await (await look("GET")).arrayBuffer()).equals(body)).toBe(true);

    // A picture that moved on since the link was made is found where it is now.
    await mkdir(join(storageDir, "archived"));
    await rename(join(storageDir, "temporary", shop.id), join(storageDir, "archived", shop.id));
    expect((await look("GET")).status).toBe(200);

    await services.db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: new Date() } });
    expect(await codeOf(await begin(fresh, 100))).toEqual({ status: 409, code: "ticket-used" });
    expect(await codeOf(await proceed(begun, 0, new Uint8Array(100)))).toEqual({ status: 422, code: "photo-unknown" });
    expect(await codeOf(await look("GET"))).toEqual({ status: 403, code: "link-invalid" });
  });

  test("can't bring the photo along as it begins: it would not be examined", async () => {
    const ticket = await aTicket(3);
    const headers = {
      ...tus,
      authorization: `Bearer ${ticket.ticket}`,
      "upload-length": "3",
      "content-type": "application/offset+octet-stream",
    };
    const request = new Request("https://app.example.com/uploads", { method: "POST", headers, body: "abc" });
    expect(await codeOf(await app.send("uploads", request))).toEqual({ status: 400, code: "body-invalid" });
  });

  test.each<[string, (ticket: string) => string]>([
    ["made up", () => "made-up"],
    ["changed", (ticket) => `${Buffer.from('{"bytes":1}').toString("base64url")}.${ticket.split(".")[1]}`],
    ["signed for something else", () => `x.${services.keys.sign("cart-line", "x")}`],
    ["with something added", (ticket) => `${ticket}.more`],
  ])("that is %s is refused", async (_name, change) => {
    const ticket = await aTicket(100);
    expect(await codeOf(await begin({ ...ticket, ticket: change(ticket.ticket) }, 100))).toEqual({
      status: 401,
      code: "ticket-invalid",
    });
  });
});

describe("a file that is no photo we can print", () => {
  const jpeg = () => photoBytes({ widthPx: 800, heightPx: 600 });

  test.each<[string, () => Promise<Buffer>, string]>([
    ["a page", async () => Buffer.from("<html><script>alert(1)</script></html>"), "photo-type-unsupported"],
    ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "photo-type-unsupported"],
    ["a GIF", async () => Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), "photo-type-unsupported"],
    ["one byte", async () => Buffer.from("x"), "photo-type-unsupported"],
    ["half a JPEG", async () => (await jpeg()).subarray(0, 8_000), "photo-unreadable"],
    ["a PNG that says it has a gigapixel", async () => hugePng(40_000, 40_000), "photo-too-many-pixels"],
    ["a PNG nine million pixels wide", async () => hugePng(9_000_000, 10), "photo-too-many-pixels"],
  ])("%s is refused, at once and when asked again", async (_name, make, code) => {
    const body = await make();
    const ticket = await aTicket(body.length);
    await begin(ticket, body.length);
    expect(await codeOf(await proceed(ticket, 0, body))).toEqual({ status: 422, code });
    expect(await codeOf(await proceed(ticket, body.length, new Uint8Array()))).toEqual({ status: 422, code });
    expect(await rowOf(ticket)).toMatchObject({ status: "failed", failure: code, storageKey: null });
  });

  /** A PNG of a few bytes whose header asks for so many pixels. */
  function hugePng(widthPx: number, heightPx: number): Buffer {
    const header = Buffer.from("IHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0", "latin1");
    header.writeUInt32BE(widthPx, 4);
    header.writeUInt32BE(heightPx, 8);
    const chunk = (body: Buffer) => {
      const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(body.length - 4);
      check.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, check]);
    };
    const data = Buffer.concat([Buffer.from("IDAT"), deflateSync(Buffer.alloc(1_000))]);
    return Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk(header),
      chunk(data),
      chunk(Buffer.from("IEND")),
    ]);
  }
});
