import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { sha256 } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";
import { ask, aTicket, begin, openPatch, patch, type Ticket } from "../helpers/tus-client.ts";
import { startWebServer, type WebServer } from "../helpers/web-server.ts";

// One database, one storage, two web servers: any of them may be asked at any time.

let services: TestServices;
let storageDir: string;
let servers: WebServer[];
let first: string;
let second: string;
beforeAll(async () => {
  storageDir = await temporaryFolder();
  servers = await Promise.all([startWebServer({ storageDir }), startWebServer({ storageDir })]);
  [first, second] = servers.map(({ url }) => url) as [string, string];
  services = await testServices({ storage: diskStorage(storageDir) });
}, 90_000);

/** A photo with so many bytes in all: those behind the picture don't matter to it, and take their time on the way. */
async function aPhotoOf(bytes: number): Promise<Buffer> {
  const photo = await photoBytes();
  return Buffer.concat([photo, randomBytes(bytes - photo.length)]);
}

const rowOf = ({ photoId }: Ticket) => services.db.image.findUniqueOrThrow({ where: { id: photoId } });

async function piecesOf({ shop, photoId }: Ticket): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of services.storage.list(`incoming/${shop.id}/${photoId}`)) found.push(key);
  return found;
}

async function expectReceived(ticket: Ticket, body: Uint8Array): Promise<void> {
  const row = await rowOf(ticket);
  expect(row).toMatchObject({ status: "completed", sha256: sha256(body), bytes: body.length });
  expect(sha256(await services.storage.read(row.storageKey ?? ""))).toBe(sha256(body));
  expect(await piecesOf(ticket)).toEqual([]);
  expect(await services.db.retentionLogEntry.count({ where: { imageId: ticket.photoId } })).toBe(1);
}

async function begun(bytes: number, headers: Record<string, string> = {}): Promise<Ticket> {
  const ticket = await aTicket(services, bytes);
  expect((await begin(first, ticket, bytes, headers)).status).toBe(201);
  return ticket;
}

/** Sends the rest as the widget does: asks, goes on from there, and asks again when it is told no. */
async function sendRest(server: string, ticket: Ticket, body: Uint8Array): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { offset } = await ask(server, ticket);
    const { status } = await patch(server, ticket, offset, body.subarray(offset, offset + 600_000));
    expect([204, 409]).toContain(status);
    if ((await rowOf(ticket)).status === "completed") return;
  }
  throw new Error("the upload does not come to an end");
}

/** Makes one of the storage's folders unusable; call what it returns to have it back. */
async function takeAway(folder: string): Promise<() => Promise<void>> {
  const place = join(storageDir, folder);
  await mkdir(place, { recursive: true });
  await rename(place, `${place}-away`);
  await writeFile(place, "a file where a folder should be");
  return async () => {
    await rm(place);
    await rename(`${place}-away`, place);
  };
}

describe("an upload", () => {
  test("begun at one server goes on at the other and ends at the first, byte for byte", async () => {
    const body = await aPhotoOf(3_000_000);
    const ticket = await begun(body.length);
    expect(await patch(second, ticket, 0, body.subarray(0, 1_000_000))).toMatchObject({ status: 204, offset: 1e6 });
    expect(await ask(first, ticket)).toMatchObject({ status: 200, offset: 1e6, length: 3e6 });
    expect((await patch(second, ticket, 1_000_000, body.subarray(1_000_000, 1_000_001))).offset).toBe(1_000_001);
    expect((await patch(first, ticket, 1_000_001, body.subarray(1_000_001))).status).toBe(204);
    await expectReceived(ticket, body);
    for (const server of [first, second])
      expect(await ask(server, ticket)).toMatchObject({ status: 200, offset: 3e6, length: 3e6 });
  });

  test("keeps what its client says of it, and tells for how long it can go on", async () => {
    const metadata = `name ${Buffer.from("Rex\u0000 im Garten").toString("base64")},pet`;
    const ticket = await begun(100, { "Upload-Metadata": metadata });
    const { headers } = await ask(second, ticket);
    expect(headers["upload-metadata"]).toBe(metadata);
    const part = await patch(second, ticket, 0, new Uint8Array(10));
    const { expiresAt } = await rowOf(ticket);
    expect(new Date(String(part.headers["upload-expires"])).getTime()).toBe(
      Math.floor((expiresAt?.getTime() ?? 0) / 1000) * 1000,
    );
  });

  test("of whose last piece the answer was lost gets the same answer again, at any server, and is kept once", async () => {
    const body = await aPhotoOf(1_000_000);
    const ticket = await begun(body.length);
    await patch(first, ticket, 0, body.subarray(0, 900_000));
    const last = () => body.subarray(900_000);
    const answers = [await patch(first, ticket, 900_000, last()), await patch(second, ticket, 900_000, last())];
    for (const answer of answers) expect(answer).toMatchObject({ status: 204, offset: 1e6 });
    expect(await patch(second, ticket, 1_000_000, new Uint8Array())).toMatchObject({ status: 204, offset: 1e6 });
    await expectReceived(ticket, body);
  });

  test("that is all there is examined once, however many ask for it at once", async () => {
    const body = await aPhotoOf(1_000_000);
    const ticket = await begun(body.length);
    const back = await takeAway("temporary"); // its pieces are kept, and then the photo can't be
    expect(await patch(first, ticket, 0, body)).toMatchObject({ status: 503, code: "storage-unavailable" });
    await back();

    const asks = [first, second, first, second].map((server) => patch(server, ticket, body.length, new Uint8Array()));
    for (const answer of await Promise.all(asks)) expect(answer).toMatchObject({ status: 204, offset: 1e6 });
    await expectReceived(ticket, body);
  });

  test("can't bring more than was announced, whether it says so or not", async () => {
    const body = await aPhotoOf(1_000_000);
    const ticket = await begun(body.length);
    const more = Buffer.concat([body, randomBytes(100_000)]);
    expect((await patch(first, ticket, 0, more)).status).toBe(413);
    expect(await ask(second, ticket)).toMatchObject({ offset: 0 });
    const untold = openPatch(second, ticket, { offset: 0 });
    expect([413, 0]).toContain((await untold.finish(more)).status);
    expect((await ask(first, ticket)).offset).toBeLessThanOrEqual(body.length);
    await sendRest(first, ticket, body);
    await expectReceived(ticket, body);
  });

  test("waits while the storage of its pieces is away, and goes on when it is back", async () => {
    const body = await aPhotoOf(1_000_000);
    const ticket = await begun(body.length);
    const back = await takeAway("incoming");
    expect(await patch(first, ticket, 0, body)).toMatchObject({ status: 503, code: "storage-unavailable" });
    expect(await ask(second, ticket)).toMatchObject({ status: 200, offset: 0 });
    await back();
    expect((await patch(second, ticket, 0, body)).status).toBe(204);
    await expectReceived(ticket, body);
  });
});

describe("two requests at once for one upload", () => {
  test("that send the same bytes: one goes on, the other is told 409 and can ask", async () => {
    const body = await aPhotoOf(2_000_000);
    const ticket = await begun(body.length);
    const slow = openPatch(first, ticket, { offset: 0, bytes: body.length });
    await slow.send(body.subarray(0, 100_000));
    expect(await patch(second, ticket, 0, body.subarray(0, 700_000))).toMatchObject({ status: 204, offset: 700_000 });
    expect((await slow.finish(body.subarray(100_000))).status).toBe(409);

    expect(await ask(first, ticket)).toMatchObject({ status: 200, offset: 700_000 });
    expect((await patch(first, ticket, 700_000, body.subarray(700_000))).status).toBe(204);
    await expectReceived(ticket, body);
  });

  test("of which one was left behind by a phone that went away: the other is not kept waiting", async () => {
    const body = await aPhotoOf(2_000_000);
    const ticket = await begun(body.length);
    const left = openPatch(first, ticket, { offset: 0, bytes: body.length });
    await left.send(body.subarray(0, 600_000));
    const since = performance.now();
    await sendRest(first, ticket, body); // at the same server even
    expect(performance.now() - since).toBeLessThan(10_000);
    await expectReceived(ticket, body);
    left.cut();
    expect((await left.answer).status).toBe(0);
    await expectReceived(ticket, body); // what it had gathered comes to nothing
  });

  test("again and again, at either server, with pieces of any size: what arrives is what was sent", async () => {
    for (let round = 0; round < 5; round += 1) {
      const body = await aPhotoOf(2_500_000);
      const ticket = await begun(body.length);
      await Promise.all([first, second, first, second].map((server) => sendRest(server, ticket, body)));
      await expectReceived(ticket, body);
    }
  });
});

describe("an upload that breaks off", () => {
  test("goes on at another server from the last bytes that came", async () => {
    const body = await aPhotoOf(2_000_000);
    const ticket = await begun(body.length);
    const broken = openPatch(first, ticket, { offset: 0, bytes: body.length });
    await broken.send(body.subarray(0, 1_300_000));
    broken.cut();
    await expect.poll(async () => (await ask(second, ticket)).offset).toBeGreaterThan(1_100_000);
    await sendRest(second, ticket, body);
    await expectReceived(ticket, body);
  });

  test("with its server loses no more than what was not a whole piece yet", async () => {
    const doomed = await startWebServer({ storageDir });
    const body = await aPhotoOf(2_000_000);
    const ticket = await begun(body.length);
    const broken = openPatch(doomed.url, ticket, { offset: 0, bytes: body.length });
    await broken.send(body.subarray(0, 1_300_000));
    await expect.poll(async () => (await ask(second, ticket)).offset).toBeGreaterThan(500_000);
    await doomed.kill();
    expect((await broken.answer).status).toBe(0);
    await sendRest(first, ticket, body);
    await expectReceived(ticket, body);
  });
});

test.skipIf(process.platform !== "linux")(
  "a large photo on its way takes no more memory than a small one",
  async () => {
    const megabytes = 1_000_000;
    const [{ pid, url }] = servers as [WebServer];
    const body = await aPhotoOf(50 * megabytes);
    const ticket = await begun(body.length);
    const send = async (from: number, to: number) => {
      for (let at = from; at < to; at += 5 * megabytes)
        expect((await patch(url, ticket, at, body.subarray(at, Math.min(at + 5 * megabytes, to)))).status).toBe(204);
    };
    await send(0, 15 * megabytes);
    writeFileSync(`/proc/${pid}/clear_refs`, "5"); // its peak begins anew
    const peakMb = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1000;
    const before = peakMb();
    await send(15 * megabytes, 50 * megabytes - 1);
    const after = peakMb();
    expect(after - before).toBeLessThan(25);
    expect((await patch(second, ticket, body.length - 1, body.subarray(-1))).status).toBe(204);
    await expectReceived(ticket, body);
  },
);
