import { createHash, createPublicKey, randomUUID, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { changePhotos } from "../../app/domain/photos/change-photos.ts";
import { openFile } from "../../app/domain/photos/open-file.ts";
import { readPhoto } from "../../app/domain/photos/read-photo.ts";
import { weighDeletion } from "../../app/domain/photos/weigh-deletion.ts";
import { canonicalJson } from "../../app/domain/recipes/recipe.ts";
import { readReceipt } from "../../app/domain/retention/read-receipt.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { aPersonalization, aPhoto, aShop, aShopper, picturesIn } from "../helpers/builders.ts";
import { newId, photoBytes } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

/** A photo large enough for a working copy, with its preview made. */
async function made(services: TestServices) {
  const personalized = await aPersonalization(services, { bytes: await photoBytes({ widthPx: 3600, heightPx: 2700 }) });
  await hearBells(services);
  return personalized;
}

const completed = ({ db }: TestServices, shopId: string) => db.image.count({ where: { shopId, status: "completed" } });

/** Puts a choice into an order that is not shipped. */
async function ordered({ db }: TestServices, shopId: string, personalizationId: string, name = "#1001") {
  const at = new Date();
  const told = { placedAt: at, shopifyUpdatedAt: at, shopifyToldAt: at };
  const order = await db.order.create({ data: { shopId, shopifyOrderId: newId(), name, ...told } });
  const line = { shopId, orderId: order.id, shopifyLineId: newId(), title: "Poster", personalizationId };
  await db.orderItem.create({ data: { ...line, quantity: 1, currentQuantity: 1 } });
  return order;
}

describe("what a merchant does to photos", () => {
  test("extend, archive, hold and release say how many photos they were done to", async () => {
    const services = await testServices();
    const { shop, photo } = await aPersonalization(services);
    const change = (asked: object) => changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: asked });

    expect(await change({ kind: "extend", days: "30" })).toEqual({ kind: "extend", photos: 1, held: 0 });
    expect(await change({ kind: "archive" })).toMatchObject({ photos: 1 });
    expect(await change({ kind: "hold", reason: "  Dispute\n77 " })).toMatchObject({ photos: 1 });
    const held = await services.db.image.findUniqueOrThrow({ where: { id: photo.id } });
    expect(held).toMatchObject({ heldReason: "Dispute 77", archivedAt: expect.any(Date), keepUntil: expect.any(Date) });
    expect(await change({ kind: "delete" })).toEqual({ kind: "delete", photos: 0, held: 1 });
    expect(await change({ kind: "release" })).toMatchObject({ photos: 1 });
    expect(await completed(services, shop.id)).toBeGreaterThan(0);
  });

  test("a deletion refused by a hold is not made up for when the hold ends: it was the merchant's, not the person's", async () => {
    const services = await testServices();
    const { shop, photo } = await aPersonalization(services);
    for (const kind of ["hold", "delete", "release"])
      await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind, reason: "x" } });
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({ status: "completed" });
  });

  test.each<[object, string]>([
    [{ kind: "hold", reason: " \n " }, "hold-reason-missing"],
    [{ kind: "extend", days: "31" }, "body-invalid"],
    [{ kind: "extend" }, "body-invalid"],
    [{ kind: "burn" }, "body-invalid"],
    [{}, "body-invalid"],
  ])("%j is refused: %s", async (change, code) => {
    const services = await testServices();
    const shop = await aShop(services);
    await expect(changePhotos(services, { shopId: shop.id, photoIds: [], change })).rejects.toMatchObject({ code });
  });

  test("nothing is done to another shop's photos, nor to ids that are none", async () => {
    const services = await testServices();
    const { photo, shop } = await aPersonalization(services);
    const other = await aShop(services);
    for (const kind of ["extend", "archive", "hold", "release", "delete"]) {
      const change = { kind, days: "30", reason: "x" };
      const photoIds = [photo.id, randomUUID(), "'; --"];
      expect(await changePhotos(services, { shopId: other.id, photoIds, change })).toMatchObject({
        photos: 0,
        held: 0,
      });
    }
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({
      ...{ status: "completed", keepUntil: null, archivedAt: null, heldAt: null },
    });
    expect(await weighDeletion(services, { shopId: other.id, imageIds: [photo.id] })).toMatchObject({
      ids: [],
      bytes: 0,
    });
    expect(await completed(services, shop.id)).toBeGreaterThan(0);
  });

  test("500 at once are archived and deleted, each with its entry in the log", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const { session } = await aShopper(services, shop);
    const photo = await aPhoto(services, { shop, shopperSessionId: session.id });
    const { recipe: _recipe, report: _report, id: _id, ...same } = photo;
    await services.db.image.createMany({
      data: Array.from({ length: 500 }, () => ({ ...same, storageKey: "temporary/x" })),
    });
    const rows = await services.db.image.findMany({ where: { shopId: shop.id, id: { not: photo.id } } });
    const photoIds = rows.map(({ id }) => id);

    expect(await changePhotos(services, { shopId: shop.id, photoIds, change: { kind: "archive" } })).toMatchObject({
      photos: 500,
    });
    expect(await changePhotos(services, { shopId: shop.id, photoIds, change: { kind: "delete" } })).toMatchObject({
      photos: 500,
    });
    expect(await completed(services, shop.id)).toBe(1);
    const events = await services.db.retentionLogEntry.groupBy({
      by: ["event"],
      where: { shopId: shop.id },
      _count: true,
    });
    expect(Object.fromEntries(events.map(({ event, _count }) => [event, _count]))).toMatchObject({
      kept: 500,
      deleted: 500,
    });
    expect(await verifyLog(services, { shopId: shop.id })).toMatchObject({ fault: null });
  }, 60_000);
});

describe("a deletion", () => {
  test("is weighed before: what goes with a photo, and which orders still need it", async () => {
    const services = await testServices();
    const { shop, photo, personalization } = await made(services);
    await ordered(services, shop.id, personalization.id);
    const stored = await completed(services, shop.id);
    const weighed = await weighDeletion(services, { shopId: shop.id, imageIds: [photo.id] });
    expect(weighed).toMatchObject({
      asked: 1,
      held: 0,
      waitingOrders: ["#1001"],
      made: { working_copy: 1, preview: 1 },
    });
    expect(weighed.ids).toHaveLength(stored);

    await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind: "delete" } });
    expect(await completed(services, shop.id)).toBe(0);
    expect(await picturesIn(services.storage, shop.id)).toEqual([]);
  });

  test("leaves a photo of the same shop alone, and what was made of that", async () => {
    const services = await testServices();
    const { shop, photo } = await made(services);
    const other = await aPersonalization(services, { shop });
    await hearBells(services);
    await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind: "delete" } });
    const { asked, made: rest } = await weighDeletion(services, { shopId: shop.id, imageIds: [other.photo.id] });
    expect([asked, rest.preview]).toEqual([1, 1]);
  });

  test("gives a receipt that can be checked without us: hash, place in the chain, signature", async () => {
    const services = await testServices();
    const { shop, photo } = await made(services);
    const other = await aShop(services);
    const receipt = () => readReceipt(services, { shop, photoId: photo.id });
    await expect(receipt()).rejects.toMatchObject({ code: "receipt-unknown" });
    await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind: "delete" } });
    await expect(readReceipt(services, { shop: other, photoId: photo.id })).rejects.toMatchObject({
      code: "receipt-unknown",
    });

    const { signature, ...said } = JSON.parse(JSON.stringify(await receipt()));
    const key = createPublicKey({ key: Buffer.from(signature.publicKey, "base64"), format: "der", type: "spki" });
    const signed = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature.value, "base64"));
    expect(signed(canonicalJson(said))).toBe(true);
    expect(signed(canonicalJson({ ...said, shop: "other" }))).toBe(false);
    expect(said).toMatchObject({ shop: shop.domain, kind: "likeness-deletion-receipt" });
    expect(said.deletions.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(["original", "working_copy"]);
    for (const { line, hash, previousHash, seq } of said.deletions) {
      expect(createHash("sha256").update(line).digest("hex")).toBe(hash);
      expect(line.startsWith(`${previousHash}|${seq}|`)).toBe(true);
    }
    expect(said.chain).toEqual({
      entries: expect.any(Number),
      hash: (await verifyLog(services, { shopId: shop.id })).hash,
    });
  });
});

describe("one photo", () => {
  test("shows its uses, its files behind links, and what happened to it", async () => {
    const services = await testServices();
    const { shop, photo, personalization } = await made(services);
    const order = await ordered(services, shop.id, personalization.id);
    const shown = await readPhoto(services, { shopId: shop.id, photoId: photo.id });
    expect(shown).toMatchObject({ fileName: "rex.jpg", tier: "temporary", keptUntil: photo.expiresAt, heldAt: null });
    expect(shown.uses).toMatchObject([
      { orders: [{ id: order.id, name: "#1001", title: "Poster" }], photos: [{ imageId: photo.id, cutout: false }] },
    ]);
    expect(shown.files.map(({ kind }) => kind).slice(0, 1)).toEqual(["original"]);
    expect(shown.files.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["working_copy", "preview"]));
    expect(shown.files[0]).toMatchObject({ id: photo.id, name: "rex.jpg" });
    expect(shown.events.at(-1)).toMatchObject({ event: "received", reason: "upload", actor: "shopper" });
  });

  test("is handed to its merchant by a link that saves it, and the log says so before", async () => {
    const services = await testServices();
    const { shop, photo } = await made(services);
    const other = await aShop(services);
    const { url } = await openFile(services, { shopId: shop.id, imageId: photo.id });
    expect(url).toContain("as=rex.jpg");
    const { events } = await readPhoto(services, { shopId: shop.id, photoId: photo.id });
    expect(events[0]).toMatchObject({ event: "read", reason: "downloaded", actor: "merchant" });
    expect(await verifyLog(services, { shopId: shop.id })).toMatchObject({ fault: null });

    const refused = { code: "picture-unknown" };
    await expect(openFile(services, { shopId: other.id, imageId: photo.id })).rejects.toMatchObject(refused);
    await expect(openFile(services, { shopId: shop.id, imageId: "'; --" })).rejects.toMatchObject(refused);
    await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind: "delete" } });
    await expect(openFile(services, { shopId: shop.id, imageId: photo.id })).rejects.toMatchObject(refused);
  });

  test("that is gone shows what is left: that it was deleted, when and by whom", async () => {
    const services = await testServices();
    const { shop, photo } = await made(services);
    await changePhotos(services, { shopId: shop.id, photoIds: [photo.id], change: { kind: "delete" } });
    const shown = await readPhoto(services, { shopId: shop.id, photoId: photo.id });
    expect(shown).toMatchObject({ status: "gone", fileName: null, files: [], thumbnail: null });
    expect(shown.events[0]).toMatchObject({ event: "deleted", reason: "merchant", actor: "merchant" });
    const [use] = shown.uses;
    expect(use?.artwork.title).toBeTruthy();
  });

  test("of a preview: the photos it is made of, and the same uses", async () => {
    const services = await testServices();
    const { shop, photo } = await made(services);
    const preview = await services.db.image.findFirstOrThrow({ where: { shopId: shop.id, kind: "preview" } });
    const shown = await readPhoto(services, { shopId: shop.id, photoId: preview.id });
    expect(shown.uses.flatMap(({ photos }) => photos.map(({ imageId }) => imageId))).toEqual([photo.id]);
    expect(shown.files.map(({ id }) => id)).toEqual([preview.id]);
  });

  test("of another shop, or none, is unknown", async () => {
    const services = await testServices();
    const { shop, photo } = await aPersonalization(services);
    const other = await aShop(services);
    for (const [shopId, photoId] of [
      [other.id, photo.id],
      [shop.id, randomUUID()],
      [shop.id, "x"],
    ] as const)
      await expect(readPhoto(services, { shopId, photoId })).rejects.toMatchObject({ code: "picture-unknown" });
  });
});
