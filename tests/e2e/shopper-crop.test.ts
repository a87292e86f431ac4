import type { CDPSession } from "playwright-core";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { photoBytes } from "../helpers/photo.ts";
import { type ChosenFile, type Crop, lineIds, openShopperPage, type ShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// Placing the photo by every means a shopper has: what the app is told is what the shopper saw.

const stack = useStack();
const size = { widthPx: 2400, heightPx: 1800 };
/** Of the places for the photo in the artworks. */
const howlRatio = 1100 / 1320;
const royalRatio = 1240 / 1640;
let rex: ChosenFile;
let luna: ChosenFile;
beforeAll(async () => {
  await openShops(stack().urls);
  rex = { name: "rex.jpg", mimeType: "image/jpeg", buffer: await photoBytes({ ...size, seed: "7" }) };
  luna = {
    name: "luna.png",
    mimeType: "image/png",
    buffer: await sharp(await photoBytes({ ...size, seed: "200" }))
      .png()
      .toBuffer(),
  };
}, 60_000);

async function place(handle = "the-howl", { shop = "pawprints" as "pawprints" | "galleryNorth", ...options } = {}) {
  const shopper = await openShopperPage(`${stack().urls.storefronts[shop]}/products/${handle}`, options);
  await shopper.choose(rex);
  return shopper;
}

async function editAgain({ page, part }: ShopperPage): Promise<void> {
  await part("edit").click();
  await page.locator('[data-likeness="editor"][data-state="placing"]').waitFor();
}

/** Uses the photo and reads the crop the widget told the app. */
async function usedCrop(shopper: ShopperPage): Promise<Crop> {
  await shopper.use();
  const crop = shopper.saved.at(-1)?.photos[0]?.crop;
  if (!crop) throw new Error("the widget saved no choice");
  expectInside(crop);
  return crop;
}

/** All four corners of the turned box lie on the photo. */
function expectInside({ x, y, width, height, rotationDegrees }: Crop): void {
  const turn = (rotationDegrees * Math.PI) / 180;
  const halfWidth = (width * size.widthPx) / 2;
  const halfHeight = (height * size.heightPx) / 2;
  const [centerX, centerY] = [x * size.widthPx + halfWidth, y * size.heightPx + halfHeight];
  for (const [dx, dy] of [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ] as const) {
    const cornerX = (centerX + dx * Math.cos(turn) - dy * Math.sin(turn)) / size.widthPx;
    const cornerY = (centerY + dx * Math.sin(turn) + dy * Math.cos(turn)) / size.heightPx;
    for (const at of [cornerX, cornerY]) {
      expect(at).toBeGreaterThan(-1e-4);
      expect(at).toBeLessThan(1 + 1e-4);
    }
  }
}

function ratioOf({ width, height }: Crop): number {
  return (width * size.widthPx) / (height * size.heightPx);
}

/** The largest box of that ratio in the middle of the photo. */
function widest(ratio: number): Crop {
  const height = 1;
  const width = (size.heightPx * ratio) / size.widthPx;
  return { x: (1 - width) / 2, y: 0, width, height, rotationDegrees: 0 };
}

function expectCrop(crop: Crop, wanted: Partial<Crop>): void {
  for (const [name, value] of Object.entries(wanted)) expect(crop[name as keyof Crop], name).toBeCloseTo(value, 3);
}

async function middleOfStage({ part }: ShopperPage) {
  const box = await part("stage").boundingBox();
  if (!box) throw new Error("the stage is not to be seen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** CSS pixels of the slot's box on the stage: as wide or as high as the room it has. */
async function boxOnStage({ part }: ShopperPage, ratio: number): Promise<number> {
  const box = await part("stage").boundingBox();
  if (!box) throw new Error("the stage is not to be seen");
  return Math.min(box.width * 0.78, box.height * 0.78 * ratio);
}

test.each([
  ["the-howl", "pawprints", howlRatio],
  ["royal-portrait", "galleryNorth", royalRatio],
] as const)(
  "untouched, %s of %s gets the largest box of its place's shape, in the middle of the photo",
  async (handle, shop, ratio) => {
    const crop = await usedCrop(await place(handle, { shop }));
    expectCrop(crop, widest(ratio));
    expect(ratioOf(crop)).toBeCloseTo(ratio, 3);
  },
);

test("a mouse drags the photo under the box, and no further than the photo goes", async () => {
  const shopper = await place();
  const middle = await middleOfStage(shopper);
  const boxWidth = await boxOnStage(shopper, howlRatio);
  const { mouse } = shopper.page;
  await mouse.move(middle.x, middle.y);
  await mouse.down();
  await mouse.move(middle.x + boxWidth / 10, middle.y + 40, { steps: 4 }); // there is nothing above to be shown
  await mouse.up();

  const { x, width } = widest(howlRatio);
  const crop = await usedCrop(shopper);
  expect(crop.x).toBeCloseTo(x - width / 10, 2);
  expectCrop(crop, { y: 0, width, height: 1, rotationDegrees: 0 });

  await editAgain(shopper);
  await mouse.move(middle.x, middle.y);
  await mouse.down();
  await mouse.move(middle.x + 900, middle.y + 900, { steps: 6 });
  await mouse.up();
  expectCrop(await usedCrop(shopper), { x: 0, y: 0, width });
});

test("the wheel zooms in where the mouse is, and out to the widest box", async () => {
  const shopper = await place();
  const middle = await middleOfStage(shopper);
  const boxWidth = await boxOnStage(shopper, howlRatio);
  const { mouse } = shopper.page;
  await mouse.move(middle.x + boxWidth / 2, middle.y);
  await mouse.wheel(0, -400);
  const close = await usedCrop(shopper);
  const whole = widest(howlRatio);
  expect(close.width).toBeCloseTo(whole.width / Math.exp(0.6), 2);
  expect(close.x + close.width).toBeCloseTo(whole.x + whole.width, 2); // the photo under the mouse stayed
  expect(ratioOf(close)).toBeCloseTo(howlRatio, 3);

  await editAgain(shopper);
  await mouse.move(middle.x, middle.y);
  await mouse.wheel(0, 4000);
  expectCrop(await usedCrop(shopper), { width: whole.width, height: 1 });
});

test("from the file to the cart with the keyboard alone: arrows, plus, minus, brackets, zero", async () => {
  const shopper = await openShopperPage(`${stack().urls.storefronts.pawprints}/products/the-howl`);
  const { page } = shopper;
  // A key pressed while the card is drawn anew would go nowhere, as it would for anyone.
  await page.waitForLoadState("networkidle");
  await shopper.part("input").focus();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles(rex);
  await page.locator('[data-likeness="editor"][data-state="placing"]').waitFor();
  await expect.poll(() => focused(shopper)).toBe("stage");

  for (const key of ["+", "+", "+", "ArrowLeft", "ArrowUp", "Shift+ArrowLeft", "]", "]", "-"])
    await page.keyboard.press(key);
  await pressUse(shopper);
  const crop = await chosenCrop(shopper);
  const { x, width } = widest(howlRatio);
  expect(crop.rotationDegrees).toBe(-2); // "]" turns the photo clockwise by one, so the box the other way
  expect(crop.width).toBeLessThan(width / 1.1);
  expect(crop.x).toBeGreaterThan(x);

  await page.keyboard.press("Tab"); // from Change, where closing leaves the keyboard, to Edit
  await expect.poll(() => focused(shopper)).toBe("edit");
  await page.keyboard.press("Enter");
  await page.locator('[data-likeness="editor"][data-state="placing"]').waitFor();
  await expect.poll(() => focused(shopper)).toBe("stage");
  await page.keyboard.press("0");
  await pressUse(shopper);
  expectCrop(await chosenCrop(shopper), widest(howlRatio));

  await page.getByRole("button", { name: "Add to cart" }).press("Enter");
  await page.getByText("Item added to your cart").waitFor();
});

function focused({ page }: ShopperPage): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.likeness);
}

async function pressUse(shopper: ShopperPage): Promise<void> {
  for (let presses = 0; presses < 10 && (await focused(shopper)) !== "use"; presses += 1)
    await shopper.page.keyboard.press("Tab");
  expect(await focused(shopper)).toBe("use");
  await shopper.page.keyboard.press("Enter");
}

async function chosenCrop(shopper: ShopperPage): Promise<Crop> {
  await shopper.page.locator('[data-likeness="personalizer"][data-state="chosen"]').waitFor();
  const crop = shopper.saved.at(-1)?.photos[0]?.crop;
  if (!crop) throw new Error("the widget saved no choice");
  expectInside(crop);
  return crop;
}

test("sliders and buttons zoom, tilt, turn and reset, and never let the box off the photo", async () => {
  const shopper = await place();
  await shopper.part("zoom").fill("50");
  await shopper.part("turn-right").click();
  await shopper.part("tilt").fill("30");
  const crop = await usedCrop(shopper);
  expect(crop.rotationDegrees).toBe(-120);
  expect(ratioOf(crop)).toBeCloseTo(howlRatio, 3);

  await editAgain(shopper);
  await shopper.part("reset").click();
  expectCrop(await usedCrop(shopper), widest(howlRatio));
});

test("a finger drags the photo, two pinch and turn it", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const shopper = await place("royal-portrait", { shop: "galleryNorth", ...phone });
  const middle = await middleOfStage(shopper);
  const boxWidth = await boxOnStage(shopper, royalRatio);
  const touch = await shopper.page.context().newCDPSession(shopper.page);

  await glide(touch, (share) => [{ x: middle.x - (share * boxWidth) / 10, y: middle.y }]);
  const { x, width } = widest(royalRatio);
  const dragged = await usedCrop(shopper);
  expect(dragged.x).toBeCloseTo(x + width / 10, 2);
  expectCrop(dragged, { width });

  await editAgain(shopper);
  await glide(touch, (share) => [
    { x: middle.x - 40 - share * 40, y: middle.y },
    { x: middle.x + 40 + share * 40, y: middle.y },
  ]);
  const pinched = await usedCrop(shopper);
  expect(pinched.width).toBeCloseTo(width / 2, 2);
  expect(pinched.rotationDegrees).toBe(0);
  expect(pinched.x + pinched.width / 2).toBeCloseTo(dragged.x + dragged.width / 2, 2);

  await editAgain(shopper);
  await glide(touch, (share) => {
    const angle = (share * 30 * Math.PI) / 180;
    const arm = { x: 60 * Math.cos(angle), y: 60 * Math.sin(angle) };
    return [
      { x: middle.x - arm.x, y: middle.y - arm.y },
      { x: middle.x + arm.x, y: middle.y + arm.y },
    ];
  });
  const turned = await usedCrop(shopper);
  expect(turned.rotationDegrees).toBeLessThan(-15); // the first degrees are for unsteady hands
  expect(turned.rotationDegrees).toBeGreaterThan(-31);
  expect(await shopper.page.evaluate(() => [scrollX, visualViewport?.scale])).toEqual([0, 1]); // the page stayed as it was
});

/** Fingers that go down, move in ten steps and lift. */
async function glide(touch: CDPSession, at: (share: number) => { x: number; y: number }[]): Promise<void> {
  const points = (share: number) => at(share).map((point, id) => ({ ...point, id }));
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0) });
  for (let step = 1; step <= 10; step += 1)
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(step / 10) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("edited again the photo lies as it was left, another photo starts anew, a cancelled one changes nothing", async () => {
  const shopper = await place();
  await shopper.part("zoom").fill("40");
  await shopper.part("tilt").fill("10");
  const sliders = async () => {
    await shopper.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    return Promise.all(["zoom", "tilt"].map((name) => shopper.part(name).inputValue()));
  };
  const left = await sliders();
  const first = await usedCrop(shopper);
  const firstId = (await lineIds(shopper.page))[0];

  await editAgain(shopper);
  expect(await sliders()).toEqual(left);
  expect(await usedCrop(shopper)).toEqual(first);
  expect(new Set(shopper.saved.map(({ photos }) => photos[0]?.photoId)).size).toBe(1); // not sent again

  await shopper.choose(luna);
  await shopper.part("cancel").click();
  expect(await shopper.part("personalizer").getAttribute("data-state")).toBe("chosen");
  expect(await lineIds(shopper.page)).toHaveLength(1);

  await shopper.choose(rex);
  await shopper.part("zoom").fill("60");
  await shopper.part("another").setInputFiles(luna);
  await expect.poll(() => shopper.part("zoom").inputValue()).toBe("0");
  expectCrop(await usedCrop(shopper), widest(howlRatio));
  expect(new Set(shopper.saved.map(({ photos }) => photos[0]?.photoId)).size).toBe(2);
  expect((await lineIds(shopper.page))[0]).not.toBe(firstId);

  await shopper.part("remove").click();
  expect(await lineIds(shopper.page)).toEqual([]);
  expect(await shopper.part("picture").count()).toBe(0);
});
