import { randomBytes } from "node:crypto";
import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { sweepUploads } from "../../app/domain/photos/sweep-uploads.ts";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import { eraseShop } from "../../app/domain/retention/erase-shop.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { StorageError } from "../../app/domain/storage-error.ts";
import { aShop } from "../helpers/builders.ts";
import { type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";
import { ask, aTicket, begin, openPatch, patch, type Ticket } from "../helpers/tus-client.ts";
import { startWebServer } from "../helpers/web-server.ts";

// What came of a photo that never became one is let go: after its day, when someone asks for it, with its shop.

const hour = 1 / 24;
const body = randomBytes(1_500_000);
let services: TestServices;
let server: string;
/** Keys that can't be deleted. */
const stuck = new Set<string>();
beforeAll(async () => {
  const storageDir = await temporaryFolder();
  server = (await startWebServer({ storageDir })).url;
  const disk = diskStorage(storageDir);
  const storage = {
    ...disk,
    delete: async (keys: string[]) => {
      const first = keys.find((key) => stuck.has(key));
      if (first) throw new StorageError("unavailable", first);
      await disk.delete(keys);
    },
  };
  services = await testServices({ storage });
}, 90_000);

async function piecesOf({ shop, photoId }: Ticket): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of services.storage.list(`incoming/${shop.id}/${photoId}`)) found.push(key);
  return found;
}

const uploadOf = ({ photoId }: Ticket) => services.db.upload.findUnique({ where: { photoId } });
const photoOf = ({ photoId }: Ticket) => services.db.image.findUnique({ where: { id: photoId } });

/** An upload of which half is here. */
async function halfAnUpload(shop?: Shop): Promise<Ticket> {
  const ticket = await aTicket(services, body.length, shop);
  await begin(server, ticket, body.length);
  expect((await patch(server, ticket, 0, body.subarray(0, 700_000))).status).toBe(204);
  expect((await piecesOf(ticket)).length).toBeGreaterThan(0);
  return ticket;
}

describe("an upload whose day is over", () => {
  test("can't be gone on with", async () => {
    const ticket = await halfAnUpload();
    await services.db.upload.update({ where: { photoId: ticket.photoId }, data: { expiresAt: new Date() } });
    expect((await ask(server, ticket)).status).toBe(410);
    expect((await patch(server, ticket, 700_000, body.subarray(700_000))).status).toBe(410);
  });

  test("goes with its photo's row, and is looked after once more an hour later", async () => {
    const [over, fresh] = [await halfAnUpload(), await aTicket(services, body.length)];
    services.clock.moveDays(1);
    const later = await halfAnUpload();
    await sweepPhotos(services);
    expect(await piecesOf(over)).toEqual([]);
    expect(await Promise.all([photoOf(over), photoOf(fresh)])).toEqual([null, null]);
    expect(await ask(server, over)).toMatchObject({ status: 422 });

    // A request that was under way may have left a piece behind, and died.
    const left = `incoming/${over.shop.id}/${over.photoId}/0000700000-left`;
    await services.storage.put(left, body, { contentType: "application/octet-stream" });
    await sweepUploads(services);
    expect(await piecesOf(over)).toEqual([left]);
    services.clock.moveDays(hour);
    await sweepUploads(services);
    expect(await piecesOf(over)).toEqual([]);
    expect(await uploadOf(over)).toBeNull();
    expect(await uploadOf(later)).toMatchObject({ ended: false });
    expect((await piecesOf(later)).length).toBeGreaterThan(0);
  });

  test("of which something can't be deleted holds up no other, and is tried again", async () => {
    const [bad, good] = [await halfAnUpload(), await halfAnUpload()];
    for (const key of await piecesOf(bad)) stuck.add(key);
    services.clock.moveDays(1);
    await sweepUploads(services);
    expect(await piecesOf(good)).toEqual([]);
    expect((await piecesOf(bad)).length).toBeGreaterThan(0);
    stuck.clear();
    services.clock.moveDays(hour);
    await sweepUploads(services);
    expect(await piecesOf(bad)).toEqual([]);
  });
});

describe("an upload under way, when its photo is forgotten", () => {
  test("has nothing left, and what is still being sent is not kept", async () => {
    const ticket = await halfAnUpload();
    const going = openPatch(server, ticket, { offset: 700_000, bytes: 800_000 });
    await going.send(body.subarray(700_000, 900_000));
    const theirs = {
      shopId: ticket.shop.id,
      imageIds: [ticket.photoId],
      reason: "customers/redact",
      actor: "shopify" as const,
    };
    await erasePictures(services, theirs);
    expect(await piecesOf(ticket)).toEqual([]);
    expect((await going.finish(body.subarray(900_000))).status).toBe(409);
    expect(await piecesOf(ticket)).toEqual([]);
    expect(await ask(server, ticket)).toMatchObject({ status: 404 });
    expect(await photoOf(ticket)).toMatchObject({ status: "gone", fileName: null });
  });

  test("is not forgotten by halves: what can't be deleted is asked for again", async () => {
    const ticket = await halfAnUpload();
    const theirs = {
      shopId: ticket.shop.id,
      imageIds: [ticket.photoId],
      reason: "customers/redact",
      actor: "shopify" as const,
    };
    for (const key of await piecesOf(ticket)) stuck.add(key);
    await expect(erasePictures(services, theirs)).rejects.toThrow("unavailable");
    expect(await photoOf(ticket)).toMatchObject({ status: "pending" });
    stuck.clear();
    await erasePictures(services, theirs);
    expect(await piecesOf(ticket)).toEqual([]);
  });

  test("or its shop: nothing of it is left, and the shop beside it keeps its own", async () => {
    const [shop, other] = [await aShop(services), await aShop(services)];
    const [ticket, beside] = [await halfAnUpload(shop), await halfAnUpload(other)];
    await services.db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: services.clock.now() } });
    expect(await ask(server, ticket)).toMatchObject({ status: 422 });
    await eraseShop(services, { shopDomain: shop.domain, at: services.clock.now() });
    expect(await piecesOf(ticket)).toEqual([]);
    expect(await uploadOf(ticket)).toBeNull();
    expect((await piecesOf(beside)).length).toBeGreaterThan(0);
  });
});
