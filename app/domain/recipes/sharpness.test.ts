import { expect, test } from "vitest";
import { effectiveDpi, sharpnessOf } from "./sharpness.ts";

const photo = { widthPx: 4000, heightPx: 3000 };
const slot = { widthPx: 1500, heightPx: 1125 }; // 5 × 3.75 in at 300 DPI

test("a whole photo on five inches has its width in pixels over five", () => {
  expect(effectiveDpi({ photo, crop: { width: 1, height: 1 }, slot, dpi: 300 })).toBe(800);
});

test("half the photo is half as sharp", () => {
  expect(effectiveDpi({ photo, crop: { width: 0.5, height: 0.5 }, slot, dpi: 300 })).toBe(400);
});

test("the same slot printed coarser is larger on paper, so less sharp", () => {
  expect(effectiveDpi({ photo, crop: { width: 1, height: 1 }, slot, dpi: 150 })).toBe(400);
});

test.each([
  [150, "sharp"],
  [149, "soft"],
  [72, "soft"],
  [71, "too-small"],
])("%i DPI is %s", (dpi, level) => {
  expect(sharpnessOf(dpi, { sharpnessWarnDpi: 150, sharpnessBlockDpi: 72 })).toBe(level);
});
