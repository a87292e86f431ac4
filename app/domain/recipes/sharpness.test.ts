import { expect, test } from "vitest";
import { effectiveDpi, sharpnessOf } from "./sharpness.ts";

const photo = { widthPx: 4000, heightPx: 3000 };
const printed = { widthInches: 5, heightInches: 3.75 };

test("a whole photo on five inches has its width in pixels over five", () => {
  expect(effectiveDpi({ photo, crop: { width: 1, height: 1 }, printed })).toBe(800);
});

test("half the photo is half as sharp", () => {
  expect(effectiveDpi({ photo, crop: { width: 0.5, height: 0.5 }, printed })).toBe(400);
});

test("the same slot printed larger is less sharp", () => {
  expect(effectiveDpi({ photo, crop: { width: 1, height: 1 }, printed: { widthInches: 10, heightInches: 7.5 } })).toBe(
    400,
  );
});

test.each([
  [150, "sharp"],
  [149, "soft"],
  [72, "soft"],
  [71, "too-small"],
])("%i DPI is %s", (dpi, level) => {
  expect(sharpnessOf(dpi, { sharpnessWarnDpi: 150, sharpnessBlockDpi: 72 })).toBe(level);
});
