import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { cartLines, openShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// Chromium can't show what an iPhone sends. How the fixture was made: app/imaging/heic.test.ts.

const stack = useStack();
let heic: { name: string; mimeType: string; buffer: Buffer };
beforeAll(async () => {
  await openShops(stack().urls);
  const buffer = await readFile(new URL("../fixtures/photos/quarters-p3-turned.heic", import.meta.url));
  heic = { name: "IMG_0001.HEIC", mimeType: "", buffer };
}, 60_000);

const open = () => openShopperPage(`${stack().urls.storefronts.pawprints}/products/the-howl`);

/** What stands around the middle of an element: left and right of it above, left and right of it below. */
async function coloursOn(element: Locator): Promise<string[]> {
  const { data, info } = await sharp(await element.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const corners = [-1, 1].flatMap((down) => [-1, 1].map((across) => [across, down] as const));
  return corners.map(([across, down]) => {
    const [column, row] = [Math.round(info.width / 2) + across * 30, Math.round(info.height / 2) + down * 30];
    const at = (row * info.width + column) * 3;
    const seen = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const near = (colour: number[]) => colour.every((value, channel) => Math.abs(value - (seen[channel] ?? 0)) < 6);
    return Object.entries(quarters).find(([, colour]) => near(colour))?.[0] ?? `rgb(${seen})`;
  });
}

/** As the fixture's maker gave them, in sRGB. */
const quarters = { red: [200, 30, 30], green: [30, 180, 60], blue: [40, 60, 200], yellow: [230, 210, 40] };

test("a HEIC photo is placed by a copy from the app, upright and in its colours, and goes to the cart", async () => {
  const shopper = await open();
  let letPass = () => {};
  const held = new Promise<void>((resolve) => {
    letPass = resolve;
  });
  await shopper.page.route(/\/view$/, async (route) => {
    await held;
    await route.continue();
  });
  await shopper.part("input").first().setInputFiles(heic);
  const loading = shopper.part("loading");
  await expect
    .poll(() => loading.innerText(), { timeout: 20_000 })
    .toMatch(/can’t show HEIC photos.*\nPhoto uploaded/s);
  letPass();
  await expect.poll(() => shopper.part("editor").getAttribute("data-state"), { timeout: 20_000 }).toBe("placing");

  await expect.poll(() => coloursOn(shopper.part("stage"))).toEqual(["red", "green", "blue", "yellow"]);

  const lineId = await shopper.use();
  const [photo] = shopper.saved[0]?.photos ?? [];
  expect(photo?.crop).toMatchObject({ rotationDegrees: 0 });
  expect(photo?.crop.width).toBeGreaterThan(0.99); // the slot is a little broader than a photo of 4 : 5 that stands upright
  await shopper.page.locator('[data-likeness="picture"][data-kind="made"]').waitFor();
  await shopper.page.getByRole("button", { name: "Add to cart" }).click();
  await expect.poll(() => cartLines(shopper.page)).toMatchObject([{ properties: { _likeness: lineId } }]);
});

test("a shopper who leaves while the photo is on its way leaves nothing open", async () => {
  const shopper = await open();
  await shopper.page.route(/\/view$/, () => {}); // never answered
  await shopper.part("input").first().setInputFiles(heic);
  await expect.poll(() => shopper.part("loading").innerText(), { timeout: 20_000 }).toContain("can’t show HEIC");
  await shopper.part("cancel").click();
  await expect.poll(() => shopper.part("editor").count()).toBe(0);
  expect(await shopper.part("personalizer").getAttribute("data-state")).toBe("empty");
});
