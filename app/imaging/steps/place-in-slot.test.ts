import { describe, expect, test } from "vitest";
import type { Corners, PhotoLayer } from "../artwork.ts";
import type { PlacedRaster } from "../raster.ts";
import { sheetFor, slotOn } from "../sheet.ts";
import { blue, type Colour, distance, green, measures, quarters, red, yellow } from "../test-pictures.ts";
import { placeInSlot, reachOf } from "./place-in-slot.ts";

const sheet = sheetFor(measures(400, 400), { kind: "print" });

function placed(place: Pick<PhotoLayer, "box" | "quad" | "rotationDegrees">): PlacedRaster {
  const slot = slotOn(sheet, { kind: "photo", slot: "pet", shape: "rectangle", ...place });
  const picture = quarters(slot.widthPx, slot.heightPx);
  return placeInSlot({
    slot,
    picture,
    at: async () => picture,
    matteAt: undefined,
    mask: null,
    match: 0,
    ground: null,
  });
}

/** The colour on the sheet; null where the picture leaves it alone. */
function seenAt({ picture, leftPx, topPx }: PlacedRaster, x: number, y: number): Colour | null {
  const [column, row] = [Math.floor(x) - leftPx, Math.floor(y) - topPx];
  if (column < 0 || row < 0 || column >= picture.widthPx || row >= picture.heightPx) return null;
  const at = (row * picture.widthPx + column) * 4;
  const [r = 0, g = 0, b = 0, alpha = 0] = picture.data.subarray(at, at + 4);
  return alpha < 128 ? null : [r, g, b];
}

describe("a picture in perspective", () => {
  const quad: Corners = [
    [60, 40],
    [340, 100],
    [340, 260],
    [60, 360],
  ];
  const piece = placed({ quad });

  test.each<[string, [number, number], Colour]>([
    ["top left", [64, 48], red],
    ["top right", [334, 108], green],
    ["bottom left", [64, 345], blue],
    ["bottom right", [334, 252], yellow],
  ])("has its own corner %s", (_name, [x, y], colour) => {
    const seen = seenAt(piece, x, y);
    expect(seen && distance(seen, colour)).toBeLessThan(10);
  });

  test("is foreshortened: its middle lies where the diagonals cross, nearer to the far edge", () => {
    // Lines 60,40–340,260 and 340,100–60,360 meet at 247, 187.
    const row = 187;
    const change = Array.from({ length: 280 }, (_, n) => 60 + n).find((x) => {
      const seen = seenAt(piece, x, row);
      return seen && (distance(seen, green) < 60 || distance(seen, yellow) < 60);
    });
    expect(change).toBeGreaterThan(243);
    expect(change).toBeLessThan(251);
  });

  test.each([
    [200, 60],
    [200, 330],
    [350, 180],
    [50, 200],
  ])("leaves %i, %i outside it alone", (x, y) => expect(seenAt(piece, x, y)).toBeNull());
});

test("corners of an upright box give what the box gives, but for its rim", () => {
  const [left, top, right, bottom] = [100, 80, 300, 320];
  const quad: Corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const [bent, straight] = [placed({ quad }), placed({ box: { x: left, y: top, width: 200, height: 240 } })];
  for (const [x, y] of [
    [103, 83],
    [199, 199],
    [201, 201],
    [297, 317],
  ] as const) {
    expect(seenAt(bent, x, y)).toEqual(seenAt(straight, x, y));
  }
});

test("a turned slot reaches as far as its corners", () => {
  const slot = slotOn(sheet, {
    kind: "photo",
    slot: "pet",
    shape: "rectangle",
    box: { x: 100, y: 100, width: 200, height: 100 },
    rotationDegrees: 90,
  });
  expect(reachOf(slot)).toMatchObject({ leftPx: 149, topPx: 49, widthPx: 102, heightPx: 202 });
});
