import { describe, expect, test } from "vitest";
import type { Crop } from "../artwork.ts";
import type { Slot } from "../sheet.ts";
import { blue, type Colour, distance, green, picture, png, quarters, red, yellow } from "../test-pictures.ts";
import { cropToSlot } from "./crop-to-slot.ts";
import { openUpright } from "./open-upright.ts";

const slot: Slot = {
  shape: "rectangle",
  mask: undefined,
  leftPx: 0,
  topPx: 0,
  widthPx: 60,
  heightPx: 60,
  rotationDegrees: 0,
  featherPx: 0,
  path: undefined,
  corners: null,
  finer: 1,
  width: 60,
  height: 60,
};
const all: Crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };

async function cut(bytes: Uint8Array, crop: Crop, size = { widthPx: 60, heightPx: 60 }) {
  const upright = await openUpright({
    bytes,
    source: "photo",
    crop,
    slot: { ...slot, ...size },
    mask: null,
    match: 0,
    ground: null,
  });
  return (await cropToSlot(upright)).picture;
}

/** Colours at the four corners (a tenth in), reading order. */
async function corners(bytes: Uint8Array, crop: Crop): Promise<Colour[]> {
  const { data, widthPx, heightPx } = await cut(bytes, crop);
  return [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
    [0.9, 0.9],
  ].map(([across = 0, down = 0]) => {
    const at = (Math.floor(down * heightPx) * widthPx + Math.floor(across * widthPx)) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

function expectColours(found: Colour[], wanted: Colour[], tolerance = 3) {
  const worst = Math.max(...found.map((colour, at) => distance(colour, wanted[at] ?? [0, 0, 0])));
  expect(worst, `${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`).toBeLessThanOrEqual(tolerance);
}

describe("the crop's box is cut out", () => {
  test.each<[string, Partial<Crop>, Colour[]]>([
    ["all of it", {}, [red, green, blue, yellow]],
    ["the upper left quarter", { width: 0.5, height: 0.5 }, [red, red, red, red]],
    ["the lower right quarter", { x: 0.5, y: 0.5, width: 0.5, height: 0.5 }, [yellow, yellow, yellow, yellow]],
    ["the box turned clockwise shows its picture turned back", { rotationDegrees: 90 }, [green, yellow, red, blue]],
    ["and the other way round", { rotationDegrees: -90 }, [blue, red, yellow, green]],
    ["turned half round", { rotationDegrees: 180 }, [yellow, blue, green, red]],
    ["a hair outside, the edge goes on", { x: -0.004, y: 0.504, width: 0.5, height: 0.5 }, [blue, blue, blue, blue]],
  ])("%s", async (_name, crop, wanted) => {
    expectColours(await corners(await png(quarters(240, 240)), { ...all, ...crop }), wanted);
  });

  test("a tilted box holds what lies under it, to the pixel", async () => {
    // A disc in the photo, half way between middle and corner; a tilted box around it must have it in its middle.
    const disc = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><path fill="#fff" d="M0 0h800v600H0z"/><circle cx="600" cy="200" r="60"/></svg>',
    );
    const photo = await picture(quarters(1, 1))
      .resize(800, 600)
      .composite([{ input: disc }])
      .png()
      .toBuffer();
    const crop = { x: (600 - 100) / 800, y: (200 - 100) / 600, width: 200 / 800, height: 200 / 600 };
    for (const rotationDegrees of [0, 17, -33, 45, 140]) {
      const { data } = await cut(photo, { ...crop, rotationDegrees }, { widthPx: 100, heightPx: 100 });
      let sum = 0;
      const middle = { x: 0, y: 0 };
      for (let at = 0; at < data.length; at += 4) {
        const dark = 255 - (data[at] ?? 0);
        sum += dark;
        middle.x += dark * (((at / 4) % 100) + 0.5);
        middle.y += dark * (Math.floor(at / 400) + 0.5);
      }
      expect(middle.x / sum, `${rotationDegrees}°`).toBeCloseTo(50, 0);
      expect(middle.y / sum, `${rotationDegrees}°`).toBeCloseTo(50, 0);
      expect(sum / 255 / (Math.PI * 30 * 30), `${rotationDegrees}°`).toBeCloseTo(1, 1);
    }
  });
});

/** Where a camera held that way stores the pixel (x, y) of an upright picture, by the EXIF standard. */
const storedAt: ((x: number, y: number, lastX: number, lastY: number) => [number, number])[] = [
  (x, y) => [x, y],
  (x, y, lastX) => [lastX - x, y],
  (x, y, lastX, lastY) => [lastX - x, lastY - y],
  (x, y, _lastX, lastY) => [x, lastY - y],
  (x, y) => [y, x],
  (x, y, lastX) => [y, lastX - x],
  (x, y, lastX, lastY) => [lastY - y, lastX - x],
  (x, y, _lastX, lastY) => [lastY - y, x],
];

test.each(storedAt.map((at, index) => [index + 1, at] as const))(
  "EXIF orientation %i shows the same upright photo",
  async (orientation, at) => {
    const upright = quarters(160, 120);
    const stored = orientation < 5 ? quarters(160, 120) : quarters(120, 160);
    for (let y = 0; y < 120; y++) {
      for (let x = 0; x < 160; x++) {
        const [column, row] = at(x, y, 159, 119);
        const from = (y * 160 + x) * 4;
        stored.data.set(upright.data.subarray(from, from + 4), (row * stored.widthPx + column) * 4);
      }
    }
    const photo = await picture(stored)
      .withMetadata({ orientation })
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .toBuffer();
    expectColours(await corners(photo, all), [red, green, blue, yellow], 6);
  },
);

describe("colours arrive as sRGB", () => {
  const reading = async (photo: Uint8Array) => (await corners(photo, all))[0] ?? [0, 0, 0];

  test("a wide-gamut photo is converted by its profile", async () => {
    const p3 = await picture(quarters(40, 40)).withIccProfile("p3").png().toBuffer();
    expect(distance(await reading(p3), red)).toBeLessThanOrEqual(4);
  });

  test("a print-shop CMYK photo", async () => {
    const cmyk = await picture(quarters(40, 40)).removeAlpha().toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    const [r, g, b] = await reading(cmyk);
    expect(r).toBeGreaterThan(150);
    expect(Math.max(g, b)).toBeLessThan(90);
  });

  test("sixteen bits a channel", async () => {
    const deep = await picture(quarters(40, 40)).toColourspace("rgb16").png().toBuffer();
    expect(distance(await reading(deep), red)).toBeLessThanOrEqual(2);
  });

  test("a black and white photo has three equal channels", async () => {
    const grey = await picture(quarters(40, 40)).removeAlpha().greyscale().toColourspace("b-w").jpeg().toBuffer();
    const [r, g, b] = await reading(grey);
    expect([g, b]).toEqual([r, r]);
  });

  test("a transparent photo stays transparent", async () => {
    const clear = quarters(40, 40);
    for (let at = 3; at < clear.data.length; at += 4) clear.data[at] = 0;
    expect(Math.max(...(await cut(await png(clear), all)).data.filter((_value, at) => at % 4 === 3))).toBe(0);
  });
});
