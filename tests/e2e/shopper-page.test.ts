import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { photoBytes } from "../helpers/photo.ts";
import { cartLines, layoutShifts, lineIds, openShopperPage, type ShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// The widget as a part of the shop's page: the theme's forms, dialogs and re-renders, on both kinds of theme.

const stack = useStack();
let rex: { name: string; mimeType: string; buffer: Buffer };
beforeAll(async () => {
  await openShops(stack().urls);
  rex = { name: "rex.jpg", mimeType: "image/jpeg", buffer: await photoBytes({ widthPx: 1800, heightPx: 1500 }) };
}, 60_000);

const dawn = () => stack().urls.storefronts.pawprints;
const horizon = () => stack().urls.storefronts.galleryNorth;
const themes: [string, () => string][] = [
  ["a Dawn-like theme", dawn],
  ["a Horizon-like theme", horizon],
];

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const lineIdForm = /^[\w-]+\.[\w.-]+$/;

const addToCart = (page: Page) => page.getByRole("button", { name: "Add to cart" });

/** The theme asks for its section again. */
async function chooseLargerSize(page: Page) {
  const fresh = page.waitForResponse((answer) => answer.url().includes("section_id="));
  const size = page.getByRole("radio", { name: "20 × 24 in", includeHidden: true });
  await Promise.all([fresh, size.evaluate((radio) => (radio as HTMLElement).click())]);
}

async function inCart(shopper: ShopperPage, count: number) {
  await expect.poll(async () => (await cartLines(shopper.page)).length, { timeout: 10_000 }).toBe(count);
  return cartLines(shopper.page);
}

async function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

describe.each(themes)("on %s", (_name, shop) => {
  const open = (handle = "the-howl", options = {}) => openShopperPage(`${shop()}/products/${handle}`, options);

  test("before the first tap the page loads our entry script and its style sheet, and asks the app nothing", async () => {
    const shopper = await open();
    await shopper.page.waitForLoadState("networkidle");
    await addToCart(shopper.page).click(); // the guard needs nothing more either
    await shopper.page.waitForLoadState("networkidle");

    const ours = shopper.requests.filter((request) => /extensions|\/apps\//.test(request));
    expect(ours.map((request) => request.replace(/.*\/|\?.*/g, "")).sort()).toEqual([
      "personalizer.css",
      "personalizer.js",
    ]);
    expect(shopper.requests.filter((request) => request.includes(stack().urls.app))).toEqual([]);
  });

  test("nothing on the page moves while it loads, nor while a photo is chosen, placed, used and removed", async () => {
    for (const options of [{}, phone]) {
      const shopper = await open("royal-portrait", options);
      await shopper.page.waitForLoadState("networkidle");
      expect(await layoutShifts(shopper.page)).toEqual({ uncaused: 0, all: 0, moved: [] });

      await shopper.choose(rex);
      await shopper.use();
      await shopper.page.locator('[data-likeness="picture"][data-kind="made"]').waitFor();
      await shopper.part("remove").click();
      const { uncaused, all } = await layoutShifts(shopper.page);
      expect(uncaused).toBe(0);
      expect(all).toBeLessThan(0.0005); // the button pressed gets another label
    }
  });

  test("without a photo the cart stays shut: a sentence says why, and the keyboard stands where it is mended", async () => {
    const shopper = await open();
    await addToCart(shopper.page).click();

    await expect.poll(() => shopper.part("status").textContent()).toContain("Add your photo first");
    expect(await shopper.part("input").evaluate((input) => input === document.activeElement)).toBe(true);
    expect(shopper.requests.filter((request) => request.includes("/cart/"))).toEqual([]);
    expect(await cartLines(shopper.page)).toEqual([]);
  });

  test("with a photo the line carries one property, hidden in the cart, at the checkout and afterwards", async () => {
    const shopper = await open();
    await shopper.choose(rex);
    const lineId = await shopper.use();
    expect(lineId).toMatch(lineIdForm);
    await addToCart(shopper.page).click();

    const [line] = await inCart(shopper, 1);
    expect(line?.properties).toEqual({ _likeness: lineId });
    const secret = lineId.split(".")[0] ?? "";
    await shopper.page.goto(`${shop()}/cart`);
    expect(await shopper.page.locator("main").innerText()).not.toMatch(new RegExp(`likeness|${secret}`, "i"));
    await shopper.page
      .locator("main")
      .getByRole("button", { name: /check ?out/i })
      .click();
    await shopper.page.getByRole("button", { name: "Pay now" }).waitFor();
    expect(await shopper.page.locator("body").innerText()).not.toMatch(new RegExp(`likeness|${secret}`, "i"));
    await shopper.page.getByRole("button", { name: "Pay now" }).click();
    await shopper.page.locator("[data-order-id]").waitFor();
    expect(await shopper.page.locator("body").innerText()).not.toMatch(new RegExp(`likeness|${secret}`, "i"));
  });

  test("another size keeps the photo, and the next add carries it", async () => {
    const shopper = await open();
    await shopper.choose(rex);
    const lineId = await shopper.use();
    await addToCart(shopper.page).click();
    await inCart(shopper, 1);
    await shopper.page.keyboard.press("Escape"); // the theme's cart

    await chooseLargerSize(shopper.page);
    await shopper.page.waitForURL(/variant=/);

    expect(await shopper.part("personalizer").getAttribute("data-state")).toBe("chosen");
    expect(await shopper.part("picture").isVisible()).toBe(true);
    await addToCart(shopper.page).click();
    const lines = await inCart(shopper, 2);
    expect(lines.map(({ variant_title }) => variant_title).sort()).toEqual(["10 × 12 in", "20 × 24 in"]);
    expect(lines.map(({ properties }) => properties)).toEqual([{ _likeness: lineId }, { _likeness: lineId }]);
  });

  test("another size before there is a photo leaves the guard in its place", async () => {
    const shopper = await open();
    await chooseLargerSize(shopper.page);
    await shopper.page.waitForURL(/variant=/);
    await addToCart(shopper.page).click();

    await expect.poll(() => shopper.part("status").textContent()).toContain("Add your photo first");
    await shopper.choose(rex);
    const lineId = await shopper.use();
    await addToCart(shopper.page).click();
    expect(await inCart(shopper, 1)).toMatchObject([
      { variant_title: "20 × 24 in", properties: { _likeness: lineId } },
    ]);
  });

  test("another size while the photo is being placed leaves the dialog open and its photo usable", async () => {
    const shopper = await open();
    await shopper.choose(rex);
    await chooseLargerSize(shopper.page);
    await shopper.page.waitForURL(/variant=/);

    const lineId = await shopper.use();
    expect(await lineIds(shopper.page)).toContain(lineId);
  });

  test("a product without an artwork shows nothing of ours and can be bought", async () => {
    const shopper = await open("gift-card");
    expect(await shopper.page.locator("likeness-personalizer, [data-likeness]").count()).toBe(0);
    await addToCart(shopper.page).click();
    expect(await inCart(shopper, 1)).toMatchObject([{ product_title: "Gift card", properties: {} }]);
    expect(shopper.requests.filter((request) => /extensions|\/apps\//.test(request))).toEqual([]);
  });

  test("a reload keeps the chosen photo; a removed one stays removed", async () => {
    const shopper = await open();
    await shopper.choose(rex);
    const lineId = await shopper.use();

    await shopper.page.reload();
    await shopper.page.locator('[data-likeness="picture"][data-kind="made"]').waitFor();
    expect(await shopper.part("personalizer").getAttribute("data-state")).toBe("chosen");
    await addToCart(shopper.page).click();
    expect((await inCart(shopper, 1))[0]?.properties).toEqual({ _likeness: lineId });

    await shopper.page.reload();
    await shopper.part("remove").click();
    expect(await lineIds(shopper.page)).toEqual([]);
    await shopper.page.reload();
    await addToCart(shopper.page).click();
    await expect.poll(() => shopper.part("status").textContent()).toContain("Add your photo first");
    expect(await cartLines(shopper.page)).toHaveLength(1);
  });

  test("on a phone nothing scrolls sideways, and what is to be tapped is large enough for a thumb", async () => {
    const shopper = await open("storybook-meadow", phone);
    const targets =
      '[data-likeness="personalizer"] :is(button, label), [data-likeness="editor"] :is(button, label, input)';
    const small = () =>
      shopper.page.locator(`:is(${targets}):visible`).evaluateAll((all) =>
        all
          .filter((target) => !(target instanceof HTMLInputElement && target.type === "file"))
          .map((target) => ({ target: target.outerHTML.slice(0, 90), ...target.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }) => width < 24 || height < 24)
          .map(({ target, width, height }) => `${target} ${width} × ${height}`),
      );

    expect([await hasSidewaysScroll(shopper.page), await small()]).toEqual([false, []]);
    await shopper.choose(rex);
    expect([await hasSidewaysScroll(shopper.page), await small()]).toEqual([false, []]);
    expect(await shopper.part("use").evaluate((use) => use.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await shopper.use();
    expect([await hasSidewaysScroll(shopper.page), await small()]).toEqual([false, []]);
  });

  test("everything has a role and a name for those who listen, and the keyboard never leaves the open dialog", async () => {
    const shopper = await open("royal-portrait");
    const { page } = shopper;
    const group = page.getByRole("group", { name: "Your photo" });
    await group.getByRole("button", { name: "Add your photo" }).waitFor();
    expect(await group.getByRole("status").innerText()).toContain("JPEG");
    const nameless = /- (button|slider|textbox|img|dialog|application)(?! ")/;
    expect(await group.ariaSnapshot()).not.toMatch(nameless);

    await shopper.part("input").focus();
    await shopper.choose(rex);
    const dialog = page.getByRole("dialog", { name: "Place your photo" });
    for (const name of ["Cancel", "Turn left", "Turn right", "Reset", "Choose another", "Use this photo"])
      expect(await dialog.getByRole("button", { name }).count(), name).toBe(1);
    for (const name of ["Zoom", "Tilt"]) expect(await dialog.getByRole("slider", { name }).count(), name).toBe(1);
    expect(await dialog.getByRole("application", { name: "Position your photo" }).count()).toBe(1);
    expect(await dialog.getByRole("img", { name: "Preview of Royal Portrait with your photo" }).count()).toBe(1);
    expect(await dialog.ariaSnapshot()).not.toMatch(nameless);
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
      );
      expect(outside).toBe(false);
    }

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await shopper.part("personalizer").getAttribute("data-state")).toBe("empty");
    expect(await shopper.part("input").evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test("the card's small print can be read: its contrast is at least 4.5 to 1", async () => {
    const shopper = await open();
    expect(await contrast(shopper, "status")).toBeGreaterThanOrEqual(4.5);
    await shopper.choose(rex);
    expect(await contrast(shopper, "sharpness")).toBeGreaterThanOrEqual(4.5);
    expect(await contrast(shopper, "upload-text")).toBeGreaterThanOrEqual(4.5);
    expect(await contrast(shopper, "use")).toBeGreaterThanOrEqual(4.5);
  });

  test("whoever asked for less motion sees none", async () => {
    const shopper = await open("the-howl", { reducedMotion: "reduce" });
    const moving = () =>
      shopper.page.evaluate(
        () =>
          [...document.querySelectorAll(".likeness, .likeness *, .likeness-editor, .likeness-editor *")].filter(
            (part) => {
              const { animationName, animationDuration, transitionDuration } = getComputedStyle(part);
              const lasts = (durations: string) =>
                durations.split(",").some((duration) => Number.parseFloat(duration) > 0.01);
              return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration);
            },
          ).length,
      );
    expect(await moving()).toBe(0);
    await shopper.choose(rex);
    expect(await moving()).toBe(0);
  });
});

/** Of a part's text to the first opaque colour behind it, as WCAG 2 counts it. */
async function contrast({ part }: ShopperPage, name: string): Promise<number> {
  return part(name)
    .first()
    .evaluate((element) => {
      const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      if (!brush) throw new Error("no canvas");
      const layers = [getComputedStyle(element).color];
      for (let behind: Element | null = element; behind; behind = behind.parentElement) {
        const { backgroundColor, opacity } = getComputedStyle(behind);
        if (opacity !== "1") throw new Error("see-through elements are not reckoned with");
        layers.push(backgroundColor);
      }
      const luminance = (colors: string[]) => {
        brush.fillStyle = "#fff";
        brush.fillRect(0, 0, 1, 1);
        for (const color of colors.toReversed()) {
          brush.fillStyle = color;
          brush.fillRect(0, 0, 1, 1);
        }
        const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const [light = 0, dark = 0] = [luminance(layers), luminance(layers.slice(1))].toSorted((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    });
}

test("Buy it now is held back without a photo, and with one leads to the checkout with it", async () => {
  const shopper = await openShopperPage(`${dawn()}/products/the-howl`);
  const buyNow = shopper.page.getByRole("button", { name: "Buy it now" });
  await buyNow.click();
  await expect.poll(() => shopper.part("status").textContent()).toContain("Add your photo first");
  expect(await cartLines(shopper.page)).toEqual([]);

  await shopper.choose(rex);
  const lineId = await shopper.use();
  await buyNow.click();
  await shopper.page.waitForURL(/\/checkout/);
  expect((await cartLines(shopper.page)).map(({ properties }) => properties)).toEqual([{ _likeness: lineId }]);
});

test("the quick-add dialog asks for a photo like the product page does, and takes it along", async () => {
  const shopper = await openShopperPage(`${horizon()}/collections/all`);
  const { page } = shopper;
  await page.getByRole("button", { name: "Choose options for The Howl" }).click();
  await addToCart(page).click();
  await expect.poll(() => shopper.part("status").textContent()).toContain("Add your photo first");
  expect(await cartLines(page)).toEqual([]);

  await shopper.choose(rex);
  const lineId = await shopper.use();
  await chooseLargerSize(page);
  await addToCart(page).click();
  expect(await inCart(shopper, 1)).toMatchObject([{ variant_title: "20 × 24 in", properties: { _likeness: lineId } }]);

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Choose options for Gift card" }).click();
  await addToCart(page).click();
  expect(await inCart(shopper, 2)).toContainEqual(
    expect.objectContaining({ product_title: "Gift card", properties: {} }),
  );
});

test("two products on one page each keep their own photo", async () => {
  const shopper = await openShopperPage(`${horizon()}/products/the-howl`);
  const { page } = shopper;
  await shopper.choose(rex);
  const howl = await shopper.use();

  // As a "you may also like" on the product page would.
  await page.evaluate(() => {
    const quickAdd = document.querySelector("quick-add-dialog") as unknown as { open(url: string): void };
    quickAdd.open("/products/royal-portrait");
  });
  const overlay = page.locator("#quick-add-dialog");
  await overlay.locator('[data-likeness="personalizer"][data-state="empty"]').waitFor();
  await addToCart(page).last().click();
  await expect.poll(() => overlay.locator('[data-likeness="status"]').textContent()).toContain("Add your photo first");
  expect(await shopper.part("status").first().textContent()).toContain("Ready for the cart");

  const luna = { ...rex, name: "luna.jpg" };
  await overlay.locator('[data-likeness="input"]').setInputFiles(luna);
  await page.locator('[data-likeness="use"]:not([disabled])').click();
  await overlay.locator('[data-likeness="personalizer"][data-state="chosen"]').waitFor();
  await addToCart(page).last().click();
  const [royal] = await inCart(shopper, 1);
  expect(royal).toMatchObject({ product_title: "Royal Portrait" });
  expect(royal?.properties).not.toEqual({ _likeness: howl });

  await page.keyboard.press("Escape");
  await addToCart(page).click();
  expect(await inCart(shopper, 2)).toContainEqual(
    expect.objectContaining({ product_title: "The Howl", properties: { _likeness: howl } }),
  );
});
