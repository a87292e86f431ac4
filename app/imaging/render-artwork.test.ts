import { describe, expect, test } from "vitest";
import type { Artwork, Crop, PhotoLayer } from "./artwork.ts";
import { sharp } from "./engine.ts";
import { renderArtwork, type Target } from "./render-artwork.ts";
import {
  colourAt,
  distance,
  green,
  grey,
  measures,
  noise,
  picture,
  plain,
  png,
  quarters,
  red,
} from "./test-pictures.ts";

const svg = (drawing: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="500" height="600">${drawing}</svg>`);
const files = new Map([
  ["sky.svg", svg('<path fill="#1ea03c" d="M0 0h500v600H0z"/>')],
  ["ring.svg", svg('<circle cx="250" cy="300" r="200" fill="none" stroke="#fff" stroke-width="9"/>')],
]);
const slot: PhotoLayer = {
  kind: "photo",
  slot: "pet",
  box: { x: 500, y: 600, width: 1000, height: 1200 },
  shape: "rectangle",
};
const artwork = (change: Partial<PhotoLayer> = {}): Artwork => ({
  ...measures(2000, 2400),
  background: "#808080",
  layers: [
    { kind: "image", file: "sky.svg" },
    { ...slot, ...change },
    { kind: "image", file: "ring.svg" },
  ],
});
const all: Crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };
const render = async (change: Partial<PhotoLayer>, photo: Uint8Array, target: Target["kind"] = "preview", crop = all) =>
  renderArtwork({ artwork: artwork(change), files, photos: { pet: { bytes: photo, crop } }, target: { kind: target } });

test("layers lie on each other in the order they are named", async () => {
  const { bytes } = await render({}, await png(plain(100, 120, red)));
  expect(distance(await colourAt(bytes, 0.05, 0.05), green)).toBeLessThan(25);
  expect(distance(await colourAt(bytes, 0.5, 0.5), red)).toBeLessThan(8);
  expect(distance(await colourAt(bytes, 0.5, 0.5 - 200 / 600), [255, 255, 255])).toBeLessThan(25);
});

test("a slot without a photo stays empty", async () => {
  const { bytes } = await renderArtwork({ artwork: artwork(), files, photos: {}, target: { kind: "thumbnail" } });
  expect(distance(await colourAt(bytes, 0.5, 0.5), green)).toBeLessThan(25);
});

test("where a photo is transparent the artwork shows", async () => {
  const clear = plain(100, 120, red);
  for (let at = 3; at < clear.data.length / 2; at += 4) clear.data[at] = 0;
  const { bytes } = await render({}, await png(clear));
  expect(distance(await colourAt(bytes, 0.5, 0.35), green)).toBeLessThan(25);
  expect(distance(await colourAt(bytes, 0.5, 0.65), red)).toBeLessThan(8);
});

test("a slot is turned clockwise about its middle", async () => {
  const { bytes } = await render({ rotationDegrees: 90 }, await png(quarters(100, 120)));
  // The upper left quarter of the photo has come to the upper right.
  expect(distance(await colourAt(bytes, 0.6, 0.45), red)).toBeLessThan(12);
  // The slot is higher than wide; lying down it leaves green above and reaches further right.
  expect(distance(await colourAt(bytes, 0.5, 0.27), green)).toBeLessThan(25);
});

describe("grey on grey stays grey", () => {
  const blank = new Map([
    ["sky.svg", svg("")],
    ["ring.svg", svg("")],
  ]);

  test.each<[string, Partial<PhotoLayer>]>([
    ["a disc", { shape: "ellipse" }],
    ["a disc with a soft edge", { shape: "ellipse", feather: 150 }],
    ["a tilted rectangle with a soft edge", { feather: 90, rotationDegrees: 21 }],
  ])("%s", async (_name, change) => {
    const photos = {
      pet: { bytes: await png(plain(300, 360, grey)), crop: { ...all, x: 0.2, width: 0.6, height: 0.6 } },
    };
    const { bytes } = await renderArtwork({
      artwork: artwork(change),
      files: blank,
      photos,
      target: { kind: "print" },
    });
    const { channels } = await sharp(bytes).stats();
    expect(channels.map(({ min, max }) => [min, max])).toEqual([
      [128, 128],
      [128, 128],
      [128, 128],
    ]);
  });
});

describe("files", () => {
  const camera = async () =>
    picture(noise(400, 480))
      .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
      .jpeg()
      .toBuffer();

  test("the print is a PNG of exactly its size, 300 DPI, RGB, sRGB inside, and nothing of the photo's own", async () => {
    const photo = await camera();
    expect((await sharp(photo).metadata()).exif).toBeDefined();

    const print = await render({}, photo, "print");

    expect(print).toMatchObject({ contentType: "image/png", widthPx: 2000, heightPx: 2400 });
    const { format, width, height, channels, density, icc, exif, xmp, depth } = await sharp(print.bytes).metadata();
    expect({ format, width, height, channels, density, depth, exif, xmp }).toEqual({
      format: "png",
      width: 2000,
      height: 2400,
      channels: 3,
      density: 300,
      depth: "uchar",
      exif: undefined,
      xmp: undefined,
    });
    expect(Buffer.from(icc ?? []).toString("latin1")).toContain("s\0R\0G\0B");
  });

  test.each<[Target["kind"], number, number]>([
    ["preview", 1000, 1200],
    ["thumbnail", 267, 320],
  ])("a %s is a WebP without any of it", async (kind, width, height) => {
    const { bytes, contentType } = await render({}, await camera(), kind);
    const found = await sharp(bytes).metadata();
    expect(contentType).toBe("image/webp");
    expect({ width: found.width, height: found.height, exif: found.exif }).toEqual({ width, height, exif: undefined });
  });

  test.each<Target["kind"]>(["print", "preview", "thumbnail"])("the same %s twice is the same bytes", async (kind) => {
    const photo = await camera();
    const tilted = { x: 0.2, y: 0.2, width: 0.5, height: 0.5, rotationDegrees: 13 };
    const change = { shape: "ellipse", feather: 40, rotationDegrees: -6 } as const;
    const [one, two] = await Promise.all([render(change, photo, kind, tilted), render(change, photo, kind, tilted)]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });
});

test("the preview is the print at another scale", async () => {
  const photo = await png(quarters(700, 840));
  const tilted = { x: 0.25, y: 0.25, width: 0.5, height: 0.5, rotationDegrees: 30 };
  const change = { shape: "ellipse", feather: 60, rotationDegrees: 10 } as const;
  const small = async (kind: Target["kind"]) =>
    sharp((await render(change, photo, kind, tilted)).bytes)
      .resize(500, 600)
      .removeAlpha()
      .raw()
      .toBuffer();
  const [preview, print] = await Promise.all([small("preview"), small("print")]);
  const apart = preview.reduce((sum, value, at) => sum + Math.abs(value - (print[at] ?? 0)), 0) / preview.length;
  expect(apart).toBeLessThan(1.5);
});

test("an artwork that names a file it does not have is at fault, not the photo", async () => {
  const job = { artwork: artwork(), files: new Map(), photos: {}, target: { kind: "preview" } as const };
  await expect(renderArtwork(job)).rejects.toThrow("sky.svg");
});

test("a photo that can't be decoded is at fault", async () => {
  const photo = await png(noise(200, 240));
  await expect(render({}, photo.subarray(0, photo.length / 2))).rejects.toMatchObject({ code: "photo-unreadable" });
});
