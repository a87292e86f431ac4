import type { Image, Shop } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { listPhotos } from "../../app/domain/photos/list-photos.ts";
import { readPhotoQuery } from "../../app/domain/photos/photo-query.ts";
import { aPersonalization, aShop } from "../helpers/builders.ts";
import { newId, photoBytes } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

const at = new Date("2026-03-01T10:00:00Z");
const dayMs = 86_400_000;
/** Large enough to get a working copy. */
const largePhoto = () => photoBytes({ widthPx: 3600, heightPx: 2700 });

/** A picture as its row would stand, without bytes behind it. */
function aRow({ db }: TestServices, shop: Shop, more: Partial<Image> = {}) {
  const { recipe: _recipe, report: _report, ...rest } = more;
  return db.image.create({
    data: { shopId: shop.id, kind: "original", status: "completed", receivedAt: at, createdAt: at, bytes: 1, ...rest },
  });
}

async function list(services: TestServices, shop: Shop, query = "", pageSize = 50) {
  const asked = { shop, query: readPhotoQuery(new URLSearchParams(query)), pageSize };
  return listPhotos(services, asked);
}

async function names(services: TestServices, shop: Shop, query: string) {
  return (await list(services, shop, query)).photos.map(({ fileName }) => fileName);
}

/** An order with one line of this choice. */
async function anOrder({ db }: TestServices, shop: Shop, name: string, personalizationId: string) {
  const told = { placedAt: at, shopifyUpdatedAt: at, shopifyToldAt: at };
  const order = await db.order.create({ data: { shopId: shop.id, shopifyOrderId: newId(), name, ...told } });
  const line = { shopId: shop.id, orderId: order.id, shopifyLineId: newId(), title: "Poster" };
  await db.orderItem.create({ data: { ...line, quantity: 1, currentQuantity: 1, personalizationId } });
  return order;
}

describe("the pages of a list", () => {
  test.each(["", "state=leaving", "search=r"])(
    "turn forwards and back without losing or repeating a photo, even of one moment: %s",
    async (query) => {
      const services = await testServices();
      const shop = await aShop(services);
      for (let n = 0; n < 7; n += 1) {
        const createdAt = new Date(at.getTime() + Math.floor(n / 3) * 1000);
        const expiresAt = new Date(services.clock.now().getTime() + Math.floor(n / 3) * 1000);
        await aRow(services, shop, { createdAt, expiresAt, fileName: n % 2 ? "Rex.jpg" : "x.jpg", petName: "Rex" });
      }
      const page = (cursor: string) => list(services, shop, `${query}&${cursor}`, 3);
      const first = await page("");
      const second = await page(`after=${first.after}`);
      const third = await page(`after=${second.after}`);
      const ids = [first, second, third].map(({ photos }) => photos.map(({ id }) => id));

      expect(ids.map((some) => some.length)).toEqual([3, 3, 1]);
      expect(new Set(ids.flat()).size).toBe(7);
      expect([first.before, third.after]).toEqual([null, null]);
      const back = await page(`before=${third.before}`);
      expect(back.photos.map(({ id }) => id)).toEqual(ids[1]);
      const top = await page(`before=${back.before}`);
      expect(top.photos.map(({ id }) => id)).toEqual(ids[0]);
      expect(top.before).toBeNull();
    },
  );
});

describe("what a list is about", () => {
  test("its state: stored, leaving within a week with the soonest first, held, or deleted", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    const inDays = (days: number) => new Date(services.clock.now().getTime() + days * dayMs);
    await aRow(services, shop, { fileName: "later", expiresAt: inDays(30) });
    await aRow(services, shop, { fileName: "soon", expiresAt: inDays(6), createdAt: new Date(at.getTime() - 1) });
    await aRow(services, shop, { fileName: "sooner", expiresAt: inDays(1), createdAt: new Date(at.getTime() - 2) });
    await aRow(services, shop, { fileName: "held", heldAt: at, createdAt: new Date(at.getTime() - 3) });
    await aRow(services, shop, { fileName: "gone", status: "gone", deletedAt: at });
    await aRow(services, shop, { fileName: "announced", status: "expected", receivedAt: null });

    expect(await names(services, shop, "")).toEqual(["later", "soon", "sooner", "held"]);
    expect(await names(services, shop, "state=leaving")).toEqual(["sooner", "soon"]);
    expect(await names(services, shop, "state=held")).toEqual(["held"]);
    expect(await names(services, shop, "state=deleted")).toEqual(["gone"]);
  });

  test("its tier, its kind and its days, as the shop's clock has them", async () => {
    const services = await testServices();
    const shop = await aShop(services, { timezone: "America/New_York" });
    await aRow(services, shop, { fileName: "evening", createdAt: new Date("2026-03-02T04:59:00Z") });
    await aRow(services, shop, {
      fileName: "night",
      createdAt: new Date("2026-03-02T05:00:00Z"),
      tier: "archived",
    });
    await aRow(services, shop, { fileName: "print", kind: "print", createdAt: new Date("2026-03-02T06:00:00Z") });

    expect(await names(services, shop, "to=2026-03-01")).toEqual(["evening"]);
    expect(await names(services, shop, "from=2026-03-02")).toEqual(["night"]);
    expect(await names(services, shop, "from=2026-03-01&to=2026-03-02")).toEqual(["night", "evening"]);
    expect(await names(services, shop, "tier=archived")).toEqual(["night"]);
    expect(await names(services, shop, "kind=print")).toEqual(["print"]);
  });

  test("how a file or a pet is named, and means the characters a merchant types", async () => {
    const services = await testServices();
    const shop = await aShop(services);
    for (const [fileName, petName] of [
      ["IMG_1.jpg", "Élan"],
      ["img%2.jpg", null],
      ["zoe.jpg", "Img"],
    ] as const)
      await aRow(services, shop, { fileName, petName });
    const found = async (text: string) =>
      (await names(services, shop, `search=${encodeURIComponent(text)}`)).toSorted((a, b) =>
        `${a}` < `${b}` ? -1 : 1,
      );

    expect(await found("img")).toEqual(["IMG_1.jpg", "img%2.jpg", "zoe.jpg"]);
    expect(await found("IMG_")).toEqual(["IMG_1.jpg"]);
    expect(await found("%")).toEqual([]);
    expect(await found("\\")).toEqual([]);
    expect(await found("Éla")).toEqual(["IMG_1.jpg"]);
  });

  test("its order and its product, for photos and for all that is made of them", async () => {
    const services = await testServices();
    const made = await aPersonalization(services, { bytes: await largePhoto() });
    await hearBells(services);
    const { shop, photo, productId, personalization } = made;
    const order = await anOrder(services, shop, "#1001", personalization.id);
    await aRow(services, shop, { fileName: "another" });

    for (const query of ["order=1001", "order=%231001", "search=%231001", `product=${productId}`]) {
      const { photos } = await list(services, shop, query);
      expect(
        photos.map(({ id }) => id),
        query,
      ).toEqual([photo.id]);
      expect(photos[0]?.orders).toEqual([{ id: order.id, name: "#1001" }]);
    }
    for (const kind of ["working_copy", "preview"]) {
      for (const query of ["order=1001", `product=${productId}`, "search=1001"]) {
        const { photos } = await list(services, shop, `kind=${kind}&${query}`);
        expect(
          photos.map((found) => found.kind),
          `${kind} ${query}`,
        ).toEqual([kind]);
        expect(photos[0]?.orders).toEqual([{ id: order.id, name: "#1001" }]);
      }
    }
    for (const query of [
      "order=1002",
      "order=100",
      "product=1",
      `product=${productId}&order=2`,
      `product=${productId}&search=z`,
    ])
      expect((await list(services, shop, query)).photos, query).toEqual([]);
  });

  test("a photo chosen twice for a product is listed once", async () => {
    const services = await testServices();
    const { shop, photo, productId, personalization } = await aPersonalization(services);
    const { id: _id, recipe, ...same } = personalization;
    const again = await services.db.personalization.create({
      data: { ...same, publicId: newId(), recipe: recipe ?? {}, recipeHash: "b" },
    });
    await services.db.personalizationPhoto.create({
      data: { personalizationId: again.id, slot: "a", imageId: photo.id },
    });
    const { photos } = await list(services, shop, `product=${productId}`);
    expect(photos.map(({ id }) => id)).toEqual([photo.id]);
  });
});

describe("one line of a list", () => {
  test("shows a photo by a small copy that is drawn of it, and a preview by a link to the smallest of its recipe", async () => {
    const services = await testServices();
    const { shop, photo } = await aPersonalization(services, { bytes: await largePhoto() });
    await hearBells(services);
    const [shown] = (await list(services, shop)).photos;
    expect(shown?.thumbnail).toEqual({ photoId: photo.id });
    expect(shown).toMatchObject({ fileName: "rex.jpg", tier: "temporary", held: false, keptUntil: expect.any(Date) });
    expect((await list(services, shop, "kind=working_copy")).photos[0]?.thumbnail).toEqual({ photoId: photo.id });
    const preview = (await list(services, shop, "kind=preview")).photos[0];
    expect(preview?.thumbnail).toEqual({ url: expect.stringMatching(/\/(thumbnail|preview)\?/) });
  });

  test("is of this shop only, and an empty shop is told from a search that found nothing", async () => {
    const services = await testServices();
    const { shop, photo, productId } = await aPersonalization(services);
    const other = await aShop(services);
    for (const query of ["", `product=${productId}`, "search=rex", "state=leaving"]) {
      expect((await list(services, shop, query)).photos.map(({ id }) => id)).toEqual([photo.id]);
      expect(await list(services, other, query)).toMatchObject({ photos: [], any: false });
    }
    expect(await list(services, shop, "search=nothing")).toMatchObject({ photos: [], any: true });
  });
});
