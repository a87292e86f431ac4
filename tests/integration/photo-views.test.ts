import { readFile } from "node:fs/promises";
import type { Shop } from "@prisma/client";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { codeOf, openApp, proxyRequest } from "../helpers/app.ts";
import { aPhoto, aShop, aShopper } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

// A photo the shopper's browser can't show, shown by us. How the fixture was made: app/imaging/heic.test.ts.

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
let heic: Buffer;
beforeAll(async () => {
  app = await openApp();
  services = await testServices({ storage: diskStorage(process.env.STORAGE_DIR ?? "") });
  heic = await readFile(new URL("../fixtures/photos/quarters-p3-turned.heic", import.meta.url));
});

async function aHeic() {
  const shop = await aShop(services);
  const { token, session } = await aShopper(services, shop);
  const photo = await aPhoto(services, { shop, shopperSessionId: session.id, bytes: heic });
  return { shop, token, photo };
}

const ask = (shop: Shop, session: string, photoId: string) =>
  app.send("proxy.photos_.$photoId.view", proxyRequest(shop.domain, { session }), { photoId });

async function look(url: string): Promise<Response> {
  const [, , , shopId = "", photoId = ""] = new URL(url).pathname.split("/");
  return app.send("files.photo-views.$shopId.$photoId", new Request(url), { shopId, photoId });
}

async function linkTo({ shop, token, photo }: Awaited<ReturnType<typeof aHeic>>): Promise<string> {
  const answer = await ask(shop, token, photo.id);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { photo: { url: string } }).photo.url;
}

test("a HEIC is received as it was sent, and its shopper sees it as a JPEG without its secrets", async () => {
  const sent = await aHeic();
  expect(sent.photo).toMatchObject({ contentType: "image/heic", widthPx: 1800, heightPx: 2250, bytes: heic.length });
  const answer = await ask(sent.shop, sent.token, sent.photo.id);
  const { photo } = (await answer.json()) as { photo: { url: string } };
  expect(photo).toMatchObject({ id: sent.photo.id, widthPx: 1800, heightPx: 2250 });

  const picture = await look(photo.url);
  expect(picture.status).toBe(200);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  const drawn = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
  expect(drawn).toMatchObject({ format: "jpeg", width: 1638, height: 2048 });
  expect([drawn.exif, drawn.orientation, drawn.icc]).toEqual([undefined, undefined, undefined]);
});

describe("nobody else sees it", () => {
  test("neither another shopper, nor the same one in another shop", async () => {
    const mine = await aHeic();
    const other = await aShopper(services, mine.shop);
    expect(await codeOf(await ask(mine.shop, other.token, mine.photo.id))).toEqual({
      status: 422,
      code: "photo-unknown",
    });
    const theirs = await aHeic();
    expect(await codeOf(await ask(theirs.shop, theirs.token, mine.photo.id))).toMatchObject({ code: "photo-unknown" });
    expect(await codeOf(await ask(mine.shop, mine.token, "../x"))).toMatchObject({ code: "photo-unknown" });
  });

  test("a link is for one photo, for a while", async () => {
    const [one, two] = [await aHeic(), await aHeic()];
    const url = await linkTo(one);
    const other = url.replace(one.photo.id, two.photo.id);
    expect(await codeOf(await look(other))).toEqual({ status: 403, code: "link-invalid" });
    const later = new URL(url);
    later.searchParams.set("until", String(Number(later.searchParams.get("until")) + 1));
    expect(await codeOf(await look(later.href))).toEqual({ status: 403, code: "link-invalid" });
  });

  test("and what is gone is shown to no one", async () => {
    const sent = await aHeic();
    const url = await linkTo(sent);
    const ofIt = await services.db.image.findMany({
      where: { OR: [{ id: sent.photo.id }, { photoId: sent.photo.id }] },
    });
    await services.storage.delete(ofIt.flatMap(({ storageKey }) => storageKey ?? []));
    expect(await codeOf(await look(url))).toEqual({ status: 410, code: "photo-gone" });
    await services.db.image.update({ where: { id: sent.photo.id }, data: { status: "gone" } });
    expect(await codeOf(await look(url))).toEqual({ status: 410, code: "photo-gone" });
    expect(await codeOf(await ask(sent.shop, sent.token, sent.photo.id))).toMatchObject({ code: "photo-unknown" });
  });
});

test("a photo that has not arrived can't be shown yet", async () => {
  const shop = await aShop(services);
  const { token } = await aShopper(services, shop);
  const announced = { session: token, fileName: "IMG_0001.HEIC", bytes: heic.length, contentType: "image/heic" };
  const answer = await app.send("proxy.photos", proxyRequest(shop.domain, announced));
  const { photo } = (await answer.json()) as { photo: { id: string } };
  expect(await codeOf(await ask(shop, token, photo.id))).toEqual({ status: 409, code: "photo-not-received" });
});
