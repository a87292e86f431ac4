import { describe, expect, test } from "vitest";
import type { Artwork, PhotoLayer } from "./artwork.ts";
import { printSize, sheetFor, slotOn, type Target } from "./sheet.ts";
import { measures } from "./test-pictures.ts";

const artwork = measures(3000, 3600);

test.each<[Target["kind"], { widthPx: number; heightPx: number }]>([
  ["print", { widthPx: 3000, heightPx: 3600 }],
  ["preview", { widthPx: 1000, heightPx: 1200 }],
  ["thumbnail", { widthPx: 267, heightPx: 320 }],
])("a %s", (kind, size) => expect(sheetFor(artwork, { kind })).toMatchObject(size));

test("a print smaller than the preview is shown as it is", () => {
  expect(sheetFor(measures(600, 400), { kind: "preview" })).toMatchObject({ widthPx: 600, heightPx: 400 });
});

describe("an artwork with a bleed, in two sizes", () => {
  // A4 and A3, three millimetres of the smaller one's bleed.
  const poster: Pick<Artwork, "canvas" | "sizes"> = {
    canvas: { width: 216, height: 303, bleed: 3 },
    sizes: [
      { name: "A4", width: 210, height: 297, unit: "mm", dpi: 300 },
      { name: "A3", width: 297, height: 420, unit: "mm", dpi: 200 },
    ],
  };

  test.each<[string, Target, { widthPx: number; heightPx: number; left: number; top: number }]>([
    ["its print has the bleed", { kind: "print" }, { widthPx: 2551, heightPx: 3579, left: 0, top: 0 }],
    ["a size is asked for by name", { kind: "print", size: "A3" }, { widthPx: 2406, heightPx: 3374, left: 0, top: 0 }],
    ["its preview shows what is left", { kind: "preview" }, { widthPx: 848, heightPx: 1200, left: 3, top: 3 }],
  ])("%s", (_name, target, sheet) => expect(sheetFor(poster, target)).toMatchObject(sheet));

  test("a size it does not have is an error", () => {
    expect(() => printSize(poster, "A2")).toThrow("A2");
  });
});

describe("a slot on a smaller sheet", () => {
  const layer = (x: number, width: number): PhotoLayer => ({
    kind: "photo",
    slot: "pet",
    box: { x, y: 0, width, height: 3600 },
    shape: "rectangle",
  });
  const sheet = sheetFor(artwork, { kind: "thumbnail" });

  test("keeps touching its neighbour", () => {
    const left = slotOn(sheet, layer(7, 1234));
    const right = slotOn(sheet, layer(1241, 1500));
    expect(left.leftPx + left.widthPx).toBe(right.leftPx);
  });

  test("never vanishes", () => expect(slotOn(sheet, layer(100, 2)).widthPx).toBe(1));

  test("in perspective is as wide and high as its longer edges", () => {
    const quad = [
      [0, 0],
      [1000, 300],
      [1000, 900],
      [0, 1200],
    ] as const;
    const slot = slotOn(sheetFor(artwork, { kind: "print" }), { kind: "photo", slot: "pet", quad, shape: "rectangle" });
    expect(slot).toMatchObject({ widthPx: 1044, heightPx: 1200, corners: quad });
  });
});
