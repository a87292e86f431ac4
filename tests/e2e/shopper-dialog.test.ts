import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { photoBytes } from "../helpers/photo.ts";
import { type ChosenFile, openShopperPage, type ShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// The editor's dialog opens once, says why it can't go on, and gives the page back whole, however it is closed.

const stack = useStack();
let rex: ChosenFile;
let speck: ChosenFile;
beforeAll(async () => {
  await openShops(stack().urls);
  const file = async (name: string, widthPx: number, heightPx: number) => ({
    name,
    mimeType: "image/jpeg",
    buffer: await photoBytes({ widthPx, heightPx }),
  });
  rex = await file("rex.jpg", 2400, 1800);
  speck = await file("speck.jpg", 160, 160);
}, 60_000);

const open = (handle: string) => openShopperPage(`${stack().urls.storefronts.pawprints}/products/${handle}`);

/** Nothing of a dialog is left: the page scrolls, and the keyboard stands in the widget. */
async function expectPageBack({ page, part }: ShopperPage): Promise<void> {
  await expect.poll(() => part("editor").count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
  const focused = () => page.evaluate(() => Boolean(document.activeElement?.closest("likeness-personalizer")));
  expect(await focused()).toBe(true);
}

test("two photos chosen before the style sheet has come open one dialog, and Escape gives the page back", async () => {
  const shopper = await open("the-howl");
  const { page, part } = shopper;
  const asked = Promise.withResolvers<void>();
  const come = Promise.withResolvers<void>();
  await page.route(/editor\.css/, async (route) => {
    asked.resolve();
    await come.promise;
    await route.continue();
  });
  await part("input").first().setInputFiles(rex);
  await asked.promise;
  await part("input").first().setInputFiles(rex);
  come.resolve();
  await expect.poll(() => part("editor").getAttribute("data-state"), { timeout: 20_000 }).toBe("placing");
  await page.keyboard.press("Escape");
  await expectPageBack(shopper);
});

test("a dialog that a theme's script closes is over like a cancelled one, and the next photo opens it anew", async () => {
  const shopper = await open("the-howl");
  await shopper.choose(rex);
  await shopper.part("editor").evaluate((dialog) => (dialog as HTMLDialogElement).close());
  await expectPageBack(shopper);
  await shopper.choose(rex);
  await shopper.use();
});

test("after the photos are deleted the keyboard stands where another is added", async () => {
  const shopper = await open("the-howl");
  const { page, part } = shopper;
  await shopper.choose(rex);
  await shopper.use();
  await part("view").first().click();
  await part("erase").click();
  await part("erase").click();
  await expect.poll(() => part("picture-view").count()).toBe(0);
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.likeness)).toBe("input");
});

test("a photo that is too small keeps the other from being used, and is named", async () => {
  const { part, ...shopper } = await open("best-friends");
  await shopper.choose(speck);
  await shopper.chooseNext(rex);
  expect(await part("use").isDisabled()).toBe(true);
  expect(await part("sharpness").innerText()).toBe(
    "Your pet: too small for 10 × 12 in. Choose a larger photo there, or zoom out.",
  );
});

test("a photo the app refuses while the other is placed is named, and keeps both from being used", async () => {
  const { page, part, ...shopper } = await open("best-friends");
  const second = Promise.withResolvers<void>();
  let patches = 0;
  await page.route(/\/uploads\//, async (route) => {
    if (route.request().method() !== "PATCH" || ++patches > 1) return route.fallback();
    await second.promise;
    return route.fulfill({
      status: 422,
      headers: { "Access-Control-Allow-Origin": "*" },
      json: { error: { code: "photo-too-many-pixels", message: "Too many." } },
    });
  });
  await shopper.choose(rex);
  await shopper.chooseNext(rex);
  second.resolve();
  await expect
    .poll(() => part("upload-text").innerText())
    .toMatch(/^Your pet: That photo has too many pixels to print/);
  expect(await part("use").isDisabled()).toBe(true);
  await part("slot-left").click();
  await part("another").setInputFiles(rex);
  await expect.poll(() => part("use").isDisabled()).toBe(false);
});

test("what another script wrote in our place is no choice, and the product can be made all the same", async () => {
  const shopper = await open("the-howl");
  const { page, part } = shopper;
  await shopper.choose(rex);
  await shopper.use();
  await page.evaluate(() => {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("likeness:")) sessionStorage.setItem(key, "{oops");
  });
  await page.reload();
  expect(await part("personalizer").first().getAttribute("data-state")).toBe("empty");
  await shopper.choose(rex);
  await shopper.use();
});
