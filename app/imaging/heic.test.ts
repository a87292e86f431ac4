import { readFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { drawPhoto } from "./draw-photo.ts";
import { examinePhoto } from "./examine-photo.ts";
import { decodeHeic } from "./heic-decoder.ts";
import { photoLimits } from "./photo-limits.ts";
import { blue, type Colour, colourAt, distance, green, red, yellow } from "./test-pictures.ts";

// Each decode is a process, and a busy machine takes its time to start one.
vi.setConfig({ testTimeout: 30_000 });

/**
 * Four quarters of 1800 × 2250 in Display P3, as an iPhone held upright writes them: lying on their side, with an `irot` of
 * 270° and an EXIF orientation of 6, which mean the same turn. Drawn with sharp, written by `heif-enc -q 70` (libheif 1.15),
 * the `irot` added to its properties by hand.
 */
const quarters = await readFile(new URL("../../tests/fixtures/photos/quarters-p3-turned.heic", import.meta.url));
const size = { widthPx: 1800, heightPx: 2250 };
const pixelsAt = quarters.indexOf("mdat") + 4;

/** The fixture with one number of its boxes changed: `from` bytes after the box's name, 32 bits. */
function changed(box: string, from: number, value: number): Buffer {
  const photo = Buffer.from(quarters);
  photo.writeUInt32BE(value, photo.indexOf(box) + 4 + from);
  return photo;
}

test("a HEIC is known by its bytes, at the size it has upright", async () => {
  expect(await examinePhoto(quarters)).toMatchObject({ format: "heic", contentType: "image/heic", ...size });
});

test("its picture is upright, turned once, and in the colours it was given in Display P3", async () => {
  const { bytes } = await drawPhoto(quarters, { longSidePx: 500 });
  const spots: [Colour, number, number][] = [
    [red, 0.25, 0.25],
    [green, 0.75, 0.25],
    [blue, 0.25, 0.75],
    [yellow, 0.75, 0.75],
  ];
  for (const [colour, across, down] of spots) {
    expect(distance(await colourAt(bytes, across, down), colour)).toBeLessThan(4);
  }
});

describe("what is no HEIC photo we can use is refused", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["cut short in its pixels", () => quarters.subarray(0, quarters.length - 2_000), "photo-unreadable"],
    ["cut short in its header", () => quarters.subarray(0, 400), "photo-unreadable"],
    ["nothing after its name", () => quarters.subarray(0, 28), "photo-unreadable"],
    ["nothing where its pixels should be", () => Buffer.from(quarters).fill(0, pixelsAt), "photo-unreadable"],
    ["nonsense where its pixels should be", () => Buffer.from(quarters).fill(0x5a, pixelsAt), "photo-unreadable"],
    ["a header that lies about its size", () => changed("ispe", 4, 2_000), "photo-unreadable"],
    ["a header that promises 160 megapixels", () => changed("ispe", 4, 89_000), "photo-too-many-pixels"],
  ])("%s", async (_name, photo, code) => {
    await expect(examinePhoto(photo())).rejects.toMatchObject({ name: "ImagingError", code });
  });

  test("more pixels than its decoder may hold, though another format may have them", async () => {
    const limits = { ...photoLimits, heicPixels: 1_000_000 };
    await expect(examinePhoto(quarters, limits)).rejects.toMatchObject({ code: "photo-too-many-pixels" });
  });
});

describe("its decoder", () => {
  test("gives nothing but the picture its caller was promised", async () => {
    const other = { page: 0, widthPx: 2250, heightPx: 1800 };
    await expect(decodeHeic(quarters, other)).rejects.toMatchObject({ code: "photo-unreadable" });
    await expect(decodeHeic(quarters, { page: 1, ...size })).rejects.toMatchObject({ code: "photo-unreadable" });
  });

  test("is stopped when it takes too long, which says nothing of the photo until it is examined", async () => {
    const asked = decodeHeic(quarters, { page: 0, ...size }, { timeLimitMs: 1 });
    await expect(asked).rejects.toMatchObject({ name: "HeicTimeout", message: expect.stringMatching(/^timeout:/) });
  });
});
