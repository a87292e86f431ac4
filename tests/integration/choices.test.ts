import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { drawLooks } from "../../app/domain/looks/draw-looks.ts";
import { savePersonalization } from "../../app/domain/personalizations/save-personalization.ts";
import { readRecipe } from "../../app/domain/recipes/recipe.ts";
import { renderRecipe } from "../../app/domain/renders/render-recipe.ts";
import { sharp } from "../../app/imaging/engine.ts";
import { codeOf, openApp, proxyRequest } from "../helpers/app.ts";
import { anOfferedArtwork, aPhoto, aShop, aShopper, centredCrop, picturesIn } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
beforeAll(async () => {
  app = await openApp();
  services = await testServices({ storage: diskStorage(process.env.STORAGE_DIR ?? "") });
});

/** A shopper with a photo, before an artwork of two slots and a text. */
async function aChoice() {
  const shop = await aShop(services);
  const { token, session } = await aShopper(services, shop);
  const photo = await aPhoto(services, { shop, shopperSessionId: session.id });
  const { productId, version } = await anOfferedArtwork(services, shop, "two-friends");
  const crop = centredCrop(photo, { width: 1, height: 1 });
  const ask = { shopId: shop.id, shopperSessionId: session.id, productId, artworkVersionId: version.id };
  const left = { slot: "left", photoId: photo.id, crop };
  const right = { slot: "right", photoId: photo.id, crop };
  return { shop, token, photo, ask, left, right };
}

async function recipeOf(publicId: string) {
  return readRecipe((await services.db.personalization.findUniqueOrThrow({ where: { publicId } })).recipe);
}

describe("what is not chosen is as the artwork has it", () => {
  test("the first look, no cut-out, the text that stands there", async () => {
    const { ask, left, right } = await aChoice();
    const view = await savePersonalization(services, { ...ask, photos: [left, right] });
    const recipe = await recipeOf(view.id);
    expect(recipe.photos.left).not.toHaveProperty("effect");
    expect(recipe.photos.right?.effect).toMatchObject({ name: "sepia", settings: { strength: 1 } });
    expect(recipe.texts).toEqual({ names: "Bella & Max" });
    expect(Object.keys(recipe.fonts ?? {})).toEqual(["cinzel"]);
    expect(view).toMatchObject({
      texts: { names: "Bella & Max" },
      photos: [
        { slot: "left", effect: "none", cutout: false },
        { slot: "right", effect: "sepia", cutout: false },
      ],
    });
  });
});

describe("a choice the artwork does not offer is refused", () => {
  test.each<[string, { left?: object; right?: object; texts?: Record<string, string> }, string]>([
    ["a look of another slot", { right: { effect: "oil" } }, "effect-unknown"],
    ["a look that never was", { left: { effect: "glitter" } }, "effect-unknown"],
    ["a cut-out", { right: { cutout: true } }, "cutout-not-offered"],
    ["a text for no field", { texts: { motto: "Woof" } }, "text-unknown"],
    ["no text where one is needed", { texts: { names: " \u200b " } }, "text-missing"],
    ["a text too long", { texts: { names: "x".repeat(25) } }, "text-too-long"],
    ["letters nobody can print", { texts: { names: "Bella 😀" } }, "text-unprintable"],
  ])("%s", async (_name, change, code) => {
    const { ask, left, right } = await aChoice();
    const photos = [
      { ...left, ...change.left },
      { ...right, ...change.right },
    ];
    const saving = savePersonalization(services, { ...ask, photos, texts: change.texts ?? {} });
    await expect(saving).rejects.toMatchObject({ code });
  });
});

test("a cut-out is made once, by its hash in the recipe, and goes with its photo", async () => {
  const { shop, photo, ask, left, right } = await aChoice();
  const cut = { ...left, cutout: true };
  const [one, two] = await Promise.all([
    savePersonalization(services, { ...ask, photos: [cut, right] }),
    savePersonalization(services, { ...ask, photos: [cut, right] }),
  ]);
  const mattes = await services.db.image.findMany({ where: { photoId: photo.id, kind: "cutout" } });
  expect(mattes).toHaveLength(1);
  const [first, second] = [await recipeOf(one?.id ?? ""), await recipeOf(two?.id ?? "")];
  expect(first.photos.left?.cutout).toEqual({
    model: expect.stringContaining("u2netp@309c8469"),
    sha256: mattes[0]?.sha256,
  });
  expect(second).toEqual(first);
  const keys = await picturesIn(services.storage, shop.id);
  expect(keys.filter((key) => key.endsWith("/cutout"))).toEqual([mattes[0]?.storageKey]);
});

test("the print of each size has its bleed, and the same recipe gives the same bytes", async () => {
  const { shop, ask, left, right } = await aChoice();
  const view = await savePersonalization(services, {
    ...ask,
    photos: [{ ...left, cutout: true, effect: "oil" }, right],
  });
  const recipe = await recipeOf(view.id);
  const print = (size?: string) => renderRecipe(services, { shopId: shop.id, recipe, target: { kind: "print", size } });
  const [small, again, large] = [await print(), await print(), await print("12×6 in")];
  expect(small).toMatchObject({ widthPx: 640, heightPx: 340 });
  expect(large).toMatchObject({ widthPx: 1280, heightPx: 680 });
  expect(Buffer.compare(small.bytes, again.bytes)).toBe(0);
  const preview = await renderRecipe(services, { shopId: shop.id, recipe, target: { kind: "preview" } });
  expect(preview).toMatchObject({ widthPx: 600, heightPx: 300 });
});

describe("looks", () => {
  test("of a shopper's own photo come side by side", async () => {
    const { ask, left } = await aChoice();
    const { slot, photoId, crop } = left;
    const looks = await drawLooks(services, {
      ...ask,
      ...{ slot, photoId, crop, effects: ["none", "sepia", "pop-art"], cutout: false, longSidePx: 80 },
    });
    const { width, height, format } = await sharp(looks.bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 240, height: 80, format: "webp" });
  });

  test("come through the shop's own address, with what a cut-out is worth", async () => {
    const { shop, token, ask, left } = await aChoice();
    const { slot, photoId, crop } = left;
    const asked = { artworkVersionId: ask.artworkVersionId, slot, photoId, crop, effects: ["none"], cutout: true };
    const answer = await app.send(
      "proxy.looks",
      proxyRequest(shop.domain, { session: token, ...asked, longSidePx: 200 }),
    );
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("likeness-confidence"))).toBeGreaterThanOrEqual(0);
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(200);
  });

  test("of another shopper's photo are refused as of one that never was", async () => {
    const [mine, theirs] = [await aChoice(), await aChoice()];
    const asked = { slot: "left", photoId: theirs.photo.id, crop: mine.left.crop, effects: ["none"], longSidePx: 200 };
    const { artworkVersionId } = mine.ask;
    const answer = await app.send(
      "proxy.looks",
      proxyRequest(mine.shop.domain, { session: mine.token, artworkVersionId, ...asked }),
    );
    expect(await codeOf(answer)).toEqual({ status: 422, code: "photo-unknown" });
  });
});
