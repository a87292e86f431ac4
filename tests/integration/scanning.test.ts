import { beforeAll, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { clamd } from "../../app/adapters/scanner/clamd.server.ts";
import { sweepWaitingPhotos } from "../../app/domain/photos/sweep-waiting-photos.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { picturesIn, sha256 } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { pretendClamd } from "../helpers/pretend-clamd.ts";
import { type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";
import { ask, aTicket, begin, patch, type Ticket } from "../helpers/tus-client.ts";
import { startWebServer } from "../helpers/web-server.ts";

let services: TestServices;
let url: string;
/** What the scanner says before it hangs up. */
let says = "stream: OK\0";
beforeAll(async () => {
  const storageDir = await temporaryFolder();
  const { address } = await pretendClamd(() => says);
  const settings = { address, timeoutMs: 5_000 };
  const env = { CLAMAV_ADDRESS: address, CLAMAV_TIMEOUT_MS: "5000" };
  ({ url } = await startWebServer({ storageDir, env }));
  const log = { info() {}, warn() {}, error() {} };
  services = await testServices({ storage: diskStorage(storageDir), scanner: clamd(settings, log) });
}, 90_000);

const rowOf = ({ photoId }: Ticket) => services.db.image.findUniqueOrThrow({ where: { id: photoId } });

async function sent(): Promise<{ ticket: Ticket; photo: Buffer; answer: Awaited<ReturnType<typeof patch>> }> {
  const photo = await photoBytes();
  const ticket = await aTicket(services, photo.length);
  await begin(url, ticket, photo.length);
  return { ticket, photo, answer: await patch(url, ticket, 0, photo) };
}

async function partsOf({ shop, photoId }: Ticket): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of services.storage.list(`incoming/${shop.id}/${photoId}`)) found.push(key);
  return found;
}

test("a photo the scanner calls clean is received", async () => {
  says = "stream: OK\0";
  const { ticket, answer } = await sent();
  expect(answer.status).toBe(204);
  expect((await rowOf(ticket)).status).toBe("completed");
});

test("one it finds something in is refused, deleted, and noted in the shop's log; asking again changes nothing", async () => {
  says = "stream: Likeness.Test FOUND\0";
  const { ticket, photo, answer } = await sent();
  expect(answer).toMatchObject({ status: 422, code: "photo-infected" });
  says = "stream: OK\0"; // what was found once is not asked about again
  expect(await ask(url, ticket)).toMatchObject({ status: 422 });
  expect(await patch(url, ticket, photo.length, Buffer.alloc(0))).toMatchObject({
    status: 422,
    code: "photo-infected",
  });

  expect(await rowOf(ticket)).toMatchObject({
    status: "failed",
    failure: "photo-infected",
    storageKey: null,
    sha256: null,
  });
  expect(await picturesIn(services.storage, ticket.shop.id)).toEqual([]);
  expect(await partsOf(ticket)).toEqual([]);
  const log = await services.db.retentionLogEntry.findMany({ where: { shopId: ticket.shop.id } });
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({ event: "refused", reason: "malware", imageId: ticket.photoId, sha256: sha256(photo) });
  expect(await verifyLog(services, { shopId: ticket.shop.id })).toMatchObject({ entries: 1, fault: null });
});

test("while the scanner is away a photo waits: not taken, not lost, and taken when it is back and the shopper asks again", async () => {
  says = "";
  const { ticket, photo, answer } = await sent();
  expect(answer).toMatchObject({ status: 503, code: "scanner-unavailable" });
  expect(await rowOf(ticket)).toMatchObject({ status: "pending", failure: null, storageKey: null });
  expect(await picturesIn(services.storage, ticket.shop.id)).toEqual([]);
  expect(await patch(url, ticket, photo.length, Buffer.alloc(0))).toMatchObject({ status: 503 });

  says = "stream: OK\0";
  expect(await ask(url, ticket)).toMatchObject({ status: 200, offset: photo.length });
  expect(await patch(url, ticket, photo.length, Buffer.alloc(0))).toMatchObject({ status: 204 });
  expect(await rowOf(ticket)).toMatchObject({ status: "completed", sha256: sha256(photo) });
});

test("a shopper who went away need not ask again: the workers look at what waits, once the scanner is back", async () => {
  says = "";
  const waiting = await Promise.all([sent(), sent()]);
  services.clock.moveDays(1 / 24);
  await sweepWaitingPhotos(services);
  for (const { ticket } of waiting) expect((await rowOf(ticket)).status).toBe("pending");

  says = "stream: OK\0";
  await Promise.all([sweepWaitingPhotos(services), sweepWaitingPhotos(services)]);
  for (const { ticket, photo } of waiting) {
    expect(await rowOf(ticket)).toMatchObject({ status: "completed", sha256: sha256(photo) });
    expect(await partsOf(ticket)).toEqual([]);
    expect(await services.db.retentionLogEntry.count({ where: { imageId: ticket.photoId } })).toBe(1);
  }

  says = "";
  const infected = await sent();
  says = "stream: Likeness.Test FOUND\0";
  services.clock.moveDays(1 / 24);
  await sweepWaitingPhotos(services);
  expect(await rowOf(infected.ticket)).toMatchObject({ status: "failed", failure: "photo-infected" });
  expect(await partsOf(infected.ticket)).toEqual([]);
});
