import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { photoBytes } from "../helpers/photo.ts";
import { tour } from "../tour/tour.ts";
import type { Report } from "../tour/trip.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function take(fileName: string, bytes: Uint8Array, artwork = "the-howl") {
  const out = await mkdtemp(join(tmpdir(), "likeness-tour-test-"));
  folders.push(out);
  await writeFile(join(out, fileName), bytes);
  const report: Report = { ok: false, steps: [], tiers: [], files: {} };
  const taken = tour({ photo: join(out, fileName), artwork, out, report, say: () => {} });
  return { taken, report, out };
}

/** A phone's photo: lying on its side with a note which way is up, and where it was taken. */
async function phonePhoto(): Promise<Buffer> {
  return sharp(await photoBytes({ widthPx: 2400, heightPx: 1800 }))
    .withExif({
      IFD0: { Make: "Apple", Model: "iPhone 15" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 24/1", GPSLongitudeRef: "E", GPSLongitude: "2/1 21/1 3/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

test("a phone's photo: page, upload, crop, preview, cart, checkout, pay, print, fulfil, expiry", async () => {
  const { taken, report, out } = await take("rex.jpg", await phonePhoto(), "royal-portrait");
  await taken;

  expect(report.tiers).toEqual(["temporary", "order_pending", "order_completed", "gone"]);
  expect(Object.keys(report.files).sort()).toEqual([
    "admin-home",
    "cart",
    "cropping",
    "order-page",
    "order-page-gone",
    "order-page-phone",
    "preview",
    "print",
    "product-after",
    "product-before",
    "product-phone",
    "thumbnail",
  ]);
  const print = await readFile(join(out, report.files.print ?? ""));
  expect(print.includes("iPhone")).toBe(false);

  // The preview is the print at another scale: made the same size, they hardly differ.
  const size = { width: 300, height: 360 };
  const pixels = (file: Buffer) => sharp(file).resize(size).removeAlpha().raw().toBuffer();
  const [small, large] = await Promise.all([
    pixels(await readFile(join(out, report.files.preview ?? ""))),
    pixels(print),
  ]);
  const difference = small.reduce((sum, value, at) => sum + Math.abs(value - (large[at] ?? 0)), 0) / small.length;
  expect(difference).toBeLessThan(3); // of 255
}, 180_000);

test("an empty file stops it with a sentence that says why", async () => {
  const { taken } = await take("empty.jpg", new Uint8Array());
  await expect(taken).rejects.toThrow(/refused: .*empty/i);
}, 120_000);
