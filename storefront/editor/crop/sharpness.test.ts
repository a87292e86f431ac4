import { expect, test } from "vitest";
import type { ArtworkView, SlotView } from "../../contract.ts";
import { startFraming, zoomBy } from "./framing.ts";
import { effectiveDpi, mayPrint, sharpnessOf } from "./sharpness.ts";

const slot: SlotView = {
  id: "pet",
  label: "Your pet",
  box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
  shape: "ellipse",
  rotationDegrees: 0,
};
/** 10 × 10 inches at 300 DPI: the slot is 5 inches wide. */
const artwork: ArtworkView = {
  id: "version",
  title: "The Howl",
  widthPx: 3000,
  heightPx: 3000,
  dpi: 300,
  slots: [slot],
  layers: [],
  sharpness: { warnDpi: 150, blockDpi: 72 },
};

test("a box 1500 pixels wide over five inches is 300 DPI", () => {
  expect(effectiveDpi(artwork, slot, 1500)).toBe(300);
});

test.each([
  ["a large photo looks sharp", 1000, 1, "sharp", true],
  ["at the warning level it still looks sharp", 750, 1, "sharp", true],
  ["zoomed in it may print soft", 1000, 2, "soft", true],
  ["zoomed in too far it is too small, and zooming out helps", 1000, 4, "too-small", false],
  ["a tiny photo is too small whatever one does", 300, 1, "too-small-photo", false],
] as const)("%s", (_name, photoPx, zoom, sharpness, allowed) => {
  const frame = { photoWidthPx: photoPx, photoHeightPx: photoPx, ratio: 1 };
  const framing = zoomBy(frame, startFraming(frame), zoom);
  expect(sharpnessOf(artwork, slot, frame, framing)).toBe(sharpness);
  expect(mayPrint(sharpness)).toBe(allowed);
});
