import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Request } from "playwright-core";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { cuttable } from "../helpers/cuttable.ts";
import { until } from "../helpers/http-shopper.ts";
import { photoBytes } from "../helpers/photo.ts";
import {
  type ChosenFile,
  cartLines,
  layoutShifts,
  lineIds,
  openShopperPage,
  type ShopperPage,
} from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

// The photo's way to the app when the world is not kind: bad lines, bad files, nobody there.

const limitBytes = 5_000_000;
/** Slow enough that there is a middle of the upload to do something in. */
const slowBytesPerSecond = 500_000;
const stack = useStack({ env: { PHOTO_MAX_BYTES: String(limitBytes) } });
let good: ChosenFile;
let large: ChosenFile;
beforeAll(async () => {
  await openShops(stack().urls);
  good = jpeg(await photoBytes({ widthPx: 1800, heightPx: 1500 }));
  // Noise is what JPEG can't make small.
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const picture = sharp({ create: { width: 2100, height: 2000, channels: 3, background: "#888", noise } });
  large = jpeg(await picture.jpeg({ quality: 80 }).toBuffer());
}, 60_000);

function jpeg(buffer: Buffer): ChosenFile {
  return { name: "rex.jpg", mimeType: "image/jpeg", buffer };
}

const open = (handle = "the-howl", shop: "pawprints" | "galleryNorth" = "pawprints") =>
  openShopperPage(`${stack().urls.storefronts[shop]}/products/${handle}`);

const status = ({ part }: ShopperPage) => part("status").first().innerText();
const state = ({ part }: ShopperPage) => part("personalizer").getAttribute("data-state");

async function addToCart(shopper: ShopperPage): Promise<void> {
  await shopper.page.getByRole("button", { name: "Add to cart" }).click();
}

/** What the upload line said since this was called, and each tus request with the place it began at. */
async function watchUpload({ page, part }: ShopperPage) {
  const patches: number[] = [];
  const asked: number[] = [];
  const offsetOf = (headers: Record<string, string>) => Number(headers["upload-offset"]);
  page.on("request", (request: Request) => {
    if (request.method() === "PATCH") patches.push(offsetOf(request.headers()));
  });
  page.on("response", (answer) => {
    if (answer.request().method() === "HEAD" && answer.ok()) asked.push(offsetOf(answer.headers()));
  });
  await part("upload-text").evaluate((line) => {
    const said: string[] = [line.textContent ?? ""];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(line.textContent ?? "")).observe(line, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return {
    patches,
    asked,
    said: () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said),
  };
}

const percentsOf = (said: string[]) => said.flatMap((line) => /Uploading (\d+)%/.exec(line)?.[1] ?? []).map(Number);

/** The page's line to everywhere. */
async function lineOf({ page }: ShopperPage) {
  const session = await page.context().newCDPSession(page);
  const set = (uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await session.send("Network.enable");
  return { slow: () => set(slowBytesPerSecond), fast: () => set(-1) };
}

/** A door on the upload's way that can be shut in the middle of a request; going offline alone lets a request finish. */
async function doorToUploads({ page }: ShopperPage) {
  const door = await cuttable(stack().urls.app);
  await page.route(/\/apps\/likeness\/photos$/, async (route) => {
    const response = await route.fetch();
    const json = (await response.json()) as { upload: { endpoint: string } };
    json.upload.endpoint = new URL(new URL(json.upload.endpoint).pathname, door.url).href;
    await route.fulfill({ response, json });
  });
  return door;
}

async function sharePassed(shopper: ShopperPage, percent: number): Promise<void> {
  const sent = async () => percentsOf([await shopper.part("upload-text").innerText()])[0] ?? 0;
  await until(sent, (now) => now >= percent, { everyMs: 20, what: `${percent}% of the photo` });
}

/** The hash of every file the storage keeps for a while; a photo is one of them, as it was sent. */
async function receivedHashes(): Promise<string[]> {
  const folder = join(stack().folder, "storage", "temporary");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(async ({ parentPath, name }) => hashOf(await readFile(join(parentPath, name)))));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("a photo of a few megabytes shows how far it really is, and arrives byte for byte", async () => {
  const shopper = await open();
  const line = await lineOf(shopper);
  await line.slow();
  await shopper.choose(large);
  const upload = await watchUpload(shopper);
  const begun = performance.now();
  await sharePassed(shopper, 60);
  // What is told can have left by now; the second is for what left before we looked.
  const mostBytes = (1 + (performance.now() - begun) / 1000) * slowBytesPerSecond;
  expect(mostBytes).toBeGreaterThan(large.buffer.length * 0.6);
  await expect.poll(() => shopper.part("upload").getAttribute("data-state"), { timeout: 20_000 }).toBe("received");

  const percents = percentsOf(await upload.said());
  expect(new Set(percents).size).toBeGreaterThan(4);
  expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  expect(await receivedHashes()).toContain(hashOf(large.buffer));
});

test("a photo goes on from where the network was lost, while the shopper already has it in the form", async () => {
  const shopper = await open("royal-portrait", "galleryNorth");
  const bytes = Buffer.concat([large.buffer, Buffer.alloc(11)]); // another photo than the other tests'
  const { cut, mend } = await doorToUploads(shopper);
  const line = await lineOf(shopper);
  await line.slow();
  await shopper.choose(jpeg(bytes));
  const upload = await watchUpload(shopper);
  await sharePassed(shopper, 30);
  await shopper.page.context().setOffline(true);
  await cut();
  await expect.poll(() => shopper.part("upload").getAttribute("data-state"), { timeout: 10_000 }).toBe("offline");
  expect(await shopper.part("upload-text").innerText()).toContain("You’re offline");

  await shopper.part("use").click();
  expect(await state(shopper)).toBe("working");
  expect(await status(shopper)).toContain("goes on by itself");
  await addToCart(shopper); // the guard holds while the photo is on its way
  expect(await status(shopper)).toContain("on its way");
  expect(shopper.requests.filter((request) => request.includes("/cart/"))).toEqual([]);

  await line.fast();
  await mend();
  await shopper.page.context().setOffline(false);
  await shopper.page.locator('[data-likeness="personalizer"][data-state="chosen"]').waitFor();
  expect(upload.asked.length).toBeGreaterThan(0);
  expect(upload.asked[0]).toBeGreaterThan(0);
  expect(upload.patches).toContain(upload.asked[0]);
  expect(await receivedHashes()).toContain(hashOf(bytes));
  await addToCart(shopper);
  await expect.poll(async () => (await cartLines(shopper.page)).length).toBe(1);
});

test("asked to wait, at the ticket and in the middle, the shopper is told so, and the photo goes on by itself", async () => {
  const shopper = await open();
  const bytes = Buffer.concat([good.buffer, Buffer.alloc(13)]);
  const asked = { photos: 0, uploads: 0 };
  const wait = {
    status: 429,
    headers: { "Retry-After": "1", "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" },
    json: { error: { code: "too-many-requests", message: "That was a lot at once." } },
  };
  await shopper.page.route(/\/apps\/likeness\/photos$/, (route) => {
    asked.photos += 1;
    return asked.photos === 1 ? route.fulfill(wait) : route.continue();
  });
  await shopper.page.route(/\/uploads\/[\w-]+$/, (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    asked.uploads += 1;
    return asked.uploads === 1 ? route.fulfill(wait) : route.continue();
  });
  await shopper.choose(jpeg(bytes));
  const upload = await watchUpload(shopper);
  await expect.poll(() => shopper.part("upload").getAttribute("data-state"), { timeout: 20_000 }).toBe("received");

  const busy = (await upload.said()).filter((line) => line.includes("next in a moment"));
  expect(busy.length).toBeGreaterThan(0);
  expect(asked).toEqual({ photos: 2, uploads: 2 });
  expect(await receivedHashes()).toContain(hashOf(bytes));
});

test("a photo goes on from where it was when the app's server restarts in the middle", async () => {
  const shopper = await open();
  const bytes = Buffer.concat([large.buffer, Buffer.alloc(12)]);
  const line = await lineOf(shopper);
  await line.slow();
  await shopper.choose(jpeg(bytes));
  const upload = await watchUpload(shopper);
  await sharePassed(shopper, 30);
  await stack().parts.web?.stop({ signal: "SIGKILL" });
  await expect.poll(() => shopper.part("upload").getAttribute("data-state"), { timeout: 10_000 }).toBe("retrying");
  expect(await shopper.part("upload-text").innerText()).toContain("Trying again");
  await line.fast();
  await stack().parts.web?.start();

  await expect.poll(() => shopper.part("upload").getAttribute("data-state"), { timeout: 30_000 }).toBe("received");
  expect(upload.asked[0]).toBeGreaterThan(0);
  expect(upload.patches).toContain(upload.asked[0]);
  expect(await receivedHashes()).toContain(hashOf(bytes));
  expect(await shopper.use()).not.toBe("");
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>';
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(4000)]);
const badFiles: [string, () => ChosenFile, RegExp][] = [
  ["an empty file", () => jpeg(Buffer.alloc(0)), /^That file is empty/],
  ["text that calls itself a JPEG", () => jpeg(Buffer.from("Dear diary, ")), /^That file is not a photo we can use/],
  ["half a JPEG", () => jpeg(good.buffer.subarray(0, good.buffer.length / 2)), /^That photo is damaged/],
  [
    "an SVG",
    () => ({ name: "a.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg) }),
    /^That file is not a photo/,
  ],
  [
    "a HEIC with no picture in it",
    () => ({ name: "a.heic", mimeType: "image/heic", buffer: heic }),
    /^That photo is damaged/,
  ],
  [
    "a file that is too large",
    () => jpeg(Buffer.concat([good.buffer, Buffer.alloc(limitBytes)])),
    /^That file is too large/,
  ],
];

test.each(badFiles)(
  "%s is refused in its own words, and a good photo is welcome afterwards",
  async (_file, bad, words) => {
    await refusedThenWelcome(await open(), bad(), words);
  },
);

test("a Horizon-like theme shows refusals in the card and in the dialog as well", async () => {
  await refusedThenWelcome(
    await open("the-howl", "galleryNorth"),
    jpeg(Buffer.from("Dear diary, ")),
    /^That file is not/,
  );
  const half = jpeg(good.buffer.subarray(0, good.buffer.length / 2));
  await refusedThenWelcome(await open("the-howl", "galleryNorth"), half, /^That photo is damaged/);
});

async function refusedThenWelcome(shopper: ShopperPage, bad: ChosenFile, words: RegExp): Promise<void> {
  await shopper.part("input").setInputFiles(bad);
  await expect.poll(() => complaint(shopper), { timeout: 15_000 }).toMatch(words);

  const dialog = shopper.part("editor");
  if (await dialog.isVisible()) {
    expect(await shopper.part("use").isDisabled()).toBe(true);
    await shopper.part("another").setInputFiles(good);
    await expect.poll(() => complaint(shopper)).toBe("");
  } else {
    await addToCart(shopper);
    expect(shopper.requests.filter((request) => request.includes("/cart/"))).toEqual([]);
    expect(await complaint(shopper)).toMatch(words);
    await shopper.choose(good);
  }
  const lineId = await shopper.use();
  await addToCart(shopper);
  await expect.poll(() => cartLines(shopper.page)).toMatchObject([{ properties: { _likeness: lineId } }]);
}

/** What the shopper is told to be wrong, wherever it is shown. */
async function complaint({ page, part }: ShopperPage): Promise<string> {
  const inDialog = part("upload").and(page.locator('[data-state="stopped"]')).locator("[data-likeness=upload-text]");
  if (await inDialog.isVisible()) return inDialog.innerText();
  const inAlert = part("problem");
  if (await inAlert.isVisible()) return inAlert.innerText();
  const card = page.locator('[data-likeness="personalizer"]:is([data-state="failed"], [data-complaint])');
  return (await card.count()) > 0 ? card.locator('[data-likeness="status"]').innerText() : "";
}

test("a bad file chosen after a good one leaves the good one in the form", async () => {
  const shopper = await open();
  await shopper.choose(good);
  const lineId = await shopper.use();
  await shopper.part("input").setInputFiles(jpeg(Buffer.from("no")));
  await expect.poll(() => complaint(shopper)).toMatch(/not a photo/);
  await shopper.page.locator('[data-likeness="picture"][data-kind="made"]').waitFor();
  expect(await complaint(shopper)).toMatch(/not a photo/); // the app's preview does not wipe the words away
  expect(await lineIds(shopper.page)).toEqual([lineId]);
  await addToCart(shopper);
  await expect.poll(() => cartLines(shopper.page)).toMatchObject([{ properties: { _likeness: lineId } }]);
});

test("with the app away the shopper is told so, the guard says why, and trying again works when it is back", async () => {
  const shopper = await open();
  await stack().parts.web?.stop();
  await shopper.part("input").setInputFiles(good);
  await expect.poll(() => state(shopper), { timeout: 20_000 }).toBe("failed");
  expect(await status(shopper)).toContain("We can’t reach the photo service right now");
  await addToCart(shopper);
  expect(await status(shopper)).toContain("We can’t reach the photo service right now");
  expect(shopper.requests.filter((request) => request.includes("/cart/"))).toEqual([]);

  await stack().parts.web?.start();
  await shopper.part("retry").click();
  await expect.poll(() => shopper.part("editor").getAttribute("data-state"), { timeout: 20_000 }).toBe("placing");
  const lineId = await shopper.use();
  await addToCart(shopper);
  await expect.poll(() => cartLines(shopper.page)).toMatchObject([{ properties: { _likeness: lineId } }]);
});

test("bad news does not push the page about on a phone", async () => {
  for (const shop of ["pawprints", "galleryNorth"] as const) {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const shopper = await openShopperPage(`${stack().urls.storefronts[shop]}/products/the-howl`, phone);
    await shopper.page.route(/\/apps\/likeness\//, (route) => route.abort());
    await shopper.part("personalizer").scrollIntoViewIfNeeded();
    await shopper.part("input").setInputFiles(good);
    await expect.poll(() => state(shopper), { timeout: 20_000 }).toBe("failed");
    const { moved, uncaused } = await layoutShifts(shopper.page);
    expect(moved.filter((element) => !/likeness__choose/.test(element))).toEqual([]); // it makes room for "Try again"
    expect(uncaused).toBeLessThan(0.005);
  }
});

test("with the app away other products are sold as ever, and a photo chosen before still goes to the cart", async () => {
  const shopper = await open();
  await shopper.choose(good);
  const lineId = await shopper.use();
  await stack().parts.web?.stop();
  await shopper.page.reload();
  await addToCart(shopper);
  await expect.poll(() => cartLines(shopper.page)).toMatchObject([{ properties: { _likeness: lineId } }]);
  await shopper.page.goto(`${stack().urls.storefronts.pawprints}/products/gift-card`);
  await addToCart(shopper);
  await expect.poll(async () => (await cartLines(shopper.page)).length).toBe(2);
  await stack().parts.web?.start();
});

test("when the editor's script does not come the shopper is told, and the next tap fetches it", async () => {
  const shopper = await open();
  await shopper.page.route(/editor\.js/, (route) => route.abort());
  await shopper.part("input").setInputFiles(good);
  await expect.poll(() => status(shopper)).toContain("did not load");
  await shopper.page.unroute(/editor\.js/);
  await shopper.choose(good);
  expect(await shopper.use()).not.toBe("");
});
