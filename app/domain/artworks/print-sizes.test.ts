import { expect, test } from "vitest";
import { parseArtworkDocument, photoLayers } from "./artwork-document.ts";
import { printPixels, sizeOfVariant, slotInches } from "./print-sizes.ts";

const document = parseArtworkDocument({
  format: 2,
  handle: "poster",
  title: "Poster",
  canvas: { width: 1000, height: 1200, bleed: 0 },
  sizes: [
    { name: "10×12 in", width: 10, height: 12, unit: "in", dpi: 300 },
    { name: "20 × 24 in", width: 20, height: 24, unit: "in", dpi: 150 },
    { name: "A postcard", width: 127, height: 152.4, unit: "mm", dpi: 300 },
  ],
  background: "#ffffff",
  layers: [{ kind: "photo", slot: "pet", label: "Pet", box: { x: 0, y: 0, width: 500, height: 300 } }],
});
const [slot] = photoLayers(document);

test.each<[string | null, string]>([
  ["10×12 in", "10×12 in"],
  ["20x24in", "20 × 24 in"],
  ['20 x 24" / Black', "20 × 24 in"],
  ["Oak / a POSTCARD", "A postcard"],
  ["Default Title", "10×12 in"],
  [null, "10×12 in"],
])("the variant %j is printed as %s", (variant, size) => expect(sizeOfVariant(document, variant).name).toBe(size));

test("a slot measures its share of the print", () => {
  if (!slot) throw new Error("no slot");
  expect(slotInches(document, slot, "20 × 24 in")).toEqual({ widthInches: 10, heightInches: 6 });
});

test("with no size named it is the smallest that counts, whatever its unit", () => {
  if (!slot) throw new Error("no slot");
  expect(slotInches(document, slot).widthInches).toBeCloseTo(2.5, 6);
});

test("a size in pixels", () => {
  expect(printPixels(document, "A postcard")).toEqual({ widthPx: 1500, heightPx: 1800, dpi: 300 });
});
