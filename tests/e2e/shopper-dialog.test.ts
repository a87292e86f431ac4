import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type ChosenFile, openShopperPage, type ShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// The editor's dialog opens once, says why it can't go on, and gives the page back whole, however it is closed.

const stack = useStack();
let rex: ChosenFile;
let small: ChosenFile;
let speck: ChosenFile;
beforeAll(async () => {
  await openShops(stack().urls);
  const file = async (name: string, widthPx: number, heightPx: number) => ({
    name,
    mimeType: "image/jpeg",
    buffer: await photoBytes({ widthPx, heightPx }),
  });
  rex = await file("rex.jpg", 2400, 1800);
  small = await file("small.jpg", 420, 420);
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

test("when the artwork's pictures do not come the card says so, nothing is thrown, and trying again brings them", async () => {
  const shopper = await open("best-friends");
  const { page, part } = shopper;
  await page.route(/\/files\/artworks\//, (route) => route.abort());
  await part("input").first().setInputFiles(rex);
  await expect
    .poll(() => part("status").first().innerText(), { timeout: 20_000 })
    .toBe("We can’t reach the photo service right now. Try again in a moment.");
  await expectPageBack(shopper);
  await page.unroute(/\/files\/artworks\//);
  await part("retry").first().click();
  await expect.poll(() => part("editor").getAttribute("data-state"), { timeout: 20_000 }).toBe("placing");
});

test("on a page that is read from the right the artwork's texts stand as they are printed, and no label is cut off", async () => {
  const url = `${stack().urls.storefronts.pawprints}/products/best-friends`;
  const shopper = await openShopperPage(url, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  const { page, part } = shopper;
  await shopper.choose(rex);
  await page.evaluate(() => document.fonts.ready);
  const size = { width: 200, height: 240, fit: "fill" } as const;
  const picture = async () =>
    sharp(await part("instant-preview").screenshot())
      .removeAlpha()
      .resize(size)
      .raw()
      .toBuffer();
  const before = await picture();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await part("turn-left").click();
  await part("reset").click(); // drawn anew, as it was
  const after = await picture();
  const apart = before.map((value, at) => Math.abs(value - (after[at] ?? 0)));
  expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(1);

  await part("reset").evaluate((button) => button.replaceChildren("Zurücksetzen")); // the longest of our languages
  const box = await part("reset").boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});

test("the picture pressed twice hangs once", async () => {
  const shopper = await open("the-howl");
  const { page, part } = shopper;
  await shopper.choose(rex);
  await shopper.use();
  await part("view")
    .first()
    .evaluate((picture) => {
      for (const press of [1, 2]) picture.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: press }));
    });
  await part("close-view").click();
  await expect.poll(() => part("picture-view").count()).toBe(0);
  await part("view").first().click();
  await page.keyboard.press("Escape");
  await expect.poll(() => part("picture-view").count()).toBe(0);
});

test("what a theme says of bare elements leaves the editor as it is", async () => {
  const shopper = await open("best-friends");
  const { page, part } = shopper;
  const boxes = async () => {
    await shopper.choose(rex);
    await part("editor").evaluate((dialog) => Promise.all(dialog.getAnimations().map(({ finished }) => finished)));
    const names = ["stage", "zoom", "turn-left", "another", "next", "instant-preview", "text-names"];
    const found = await Promise.all(names.map((name) => part(name).boundingBox()));
    const canvas = await part("stage").locator("canvas").boundingBox();
    await page.keyboard.press("Escape");
    return [...found, canvas];
  };
  const before = await boxes();
  await page.addStyleTag({
    content: `header, footer { position: fixed; top: 0; left: 0; z-index: 9 }
      canvas, img, svg { max-width: 50%; height: auto; border-radius: 50% }
      label { display: block; position: absolute; font-size: 40px; text-transform: uppercase }
      button { min-width: 300px; text-transform: uppercase } input { width: 100%; height: 80px; opacity: 0.4 }
      p { margin: 40px; font-size: 30px } li { float: left; margin-left: 60px } div:empty { display: none }`,
  });
  // A theme's sheet stands before ours, which comes with the editor.
  await page.evaluate(() => {
    const ours = document.querySelector("link[data-likeness=editor-css]");
    if (ours) document.head.append(ours);
  });
  expect(await boxes()).toEqual(before);
});

test("marks nobody sees, as names from a chat bring along, are left out of what is written", async () => {
  const shopper = await open("best-friends");
  const { part } = shopper;
  await shopper.choose(rex);
  // The field is drawn anew when its font has come, and what was in it then is left as it is: written until it is listened to.
  const written = async () => {
    await part("text-names").fill("\u200eRex\u200f & \u2068Zoë\u2069");
    return part("text-names").inputValue();
  };
  await expect.poll(written, { interval: 300 }).toBe("Rex & Zoë");
  expect(await part("text-names").getAttribute("aria-invalid")).toBe("false");
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

test("what kept the product out of the cart still stands when the app's preview comes", async () => {
  const { page, part, ...shopper } = await open("the-howl");
  const asked = Promise.withResolvers<void>();
  await page.route(/\/personalizations\/[^/]+$/, async (route) => {
    await asked.promise;
    await route.continue();
  });
  await shopper.choose(small);
  await shopper.use();
  await page.getByText("20 × 24 in", { exact: true }).first().click();
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await expect.poll(() => part("status").first().innerText()).toContain("too small to print well in 20 × 24 in");
  asked.resolve();
  await page.locator('[data-likeness="picture"][data-kind="made"]').waitFor();
  expect(await part("status").first().innerText()).toContain("too small to print well in 20 × 24 in");
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

test.each([1280, 390])(
  "by axe's rules nothing serious keeps anyone from the widget, %i px wide, empty, placing and chosen",
  async (width) => {
    const url = `${stack().urls.storefronts.pawprints}/products/the-howl`;
    const shopper = await openShopperPage(url, { viewport: { width, height: 900 } });
    const { page } = shopper;
    const widget = { frame: "", within: '[data-likeness="personalizer"]' };
    await expectAccessible(page, widget);
    await shopper.choose(rex);
    await expectAccessible(page, { frame: "", within: '[data-likeness="editor"]' });
    await shopper.use();
    await expectAccessible(page, widget);
  },
);
