import { expect, test } from "vitest";
import { pressKey } from "./crop-keys.ts";
import { startFraming, zoomBy, zoomOf } from "./framing.ts";

const frame = { photoWidthPx: 1000, photoHeightPx: 1000, ratio: 1 };
const start = zoomBy(frame, startFraming(frame), 2);

test.each([
  ["ArrowRight moves the photo right", "ArrowRight", false, { centerX: 490, centerY: 500 }],
  ["ArrowUp moves the photo up", "ArrowUp", false, { centerX: 500, centerY: 510 }],
  ["Shift makes large steps", "ArrowLeft", true, { centerX: 550, centerY: 500 }],
  ["] leans the photo clockwise", "]", false, { turnDegrees: -1 }],
  ["Shift and [ lean it far", "{", true, { turnDegrees: 10 }],
] as const)("%s", (_name, key, shift, expected) => {
  expect(pressKey(frame, start, key, shift)).toMatchObject(expected);
});

test("plus and minus zoom, zero starts over", () => {
  const closer = pressKey(frame, start, "+", false) ?? start;
  expect(zoomOf(frame, closer)).toBeCloseTo(2.2);
  expect(zoomOf(frame, pressKey(frame, closer, "-", false) ?? start)).toBeCloseTo(2);
  expect(pressKey(frame, closer, "0", false)).toEqual(startFraming(frame));
});

test("Tab, Escape and letters are left alone", () => {
  for (const key of ["Tab", "Escape", "Enter", "a", " "]) expect(pressKey(frame, start, key, false)).toBeNull();
});
