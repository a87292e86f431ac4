import { expect, test } from "vitest";
import type { SlotView } from "../../contract.ts";
import { startFraming, zoomBy } from "./framing.ts";
import { effectiveDpi, mayPrint, sharpnessOf, worstOf } from "./sharpness.ts";

const slot: SlotView = {
  id: "pet",
  label: "Your pet",
  box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
  ratio: 1,
  widthShare: 0.5,
  shape: "ellipse",
  rotationDegrees: 0,
  effects: ["none"],
  cutout: "no",
};
/** The slot is 5 inches wide in it. */
const size = { name: "10 × 10 in", widthInches: 10, options: [] };
const artwork = { sharpness: { warnDpi: 150, blockDpi: 72 } };

test("a box 1500 pixels wide over five inches is 300 DPI", () => {
  expect(effectiveDpi(slot, size, 1500)).toBe(300);
});

test("twice the size is half as sharp", () => {
  expect(effectiveDpi(slot, { ...size, widthInches: 20 }, 1500)).toBe(150);
});

test("a picture is as sharp as the worst of its photos", () => {
  expect(worstOf(["sharp", "too-small", "soft"])).toBe("too-small");
  expect(worstOf([])).toBe("sharp");
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
  expect(sharpnessOf(artwork, { slot, frame, framing }, size)).toBe(sharpness);
  expect(mayPrint(sharpness)).toBe(allowed);
});
