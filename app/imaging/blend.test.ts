import { expect, test } from "vitest";
import { type BlendMode, blendTable } from "./blend.ts";
import { drawOver, plainCanvas } from "./canvas.ts";
import { plain } from "./test-pictures.ts";

// What https://www.w3.org/TR/compositing-1/#blending gives for 64 below and 200 above.
test.each<[BlendMode, number]>([
  ["multiply", 50],
  ["screen", 214],
  ["overlay", 100],
  ["darken", 64],
  ["lighten", 200],
  ["color-dodge", 255],
  ["color-burn", 11],
  ["hard-light", 173],
  ["soft-light", 100],
  ["difference", 136],
  ["exclusion", 164],
])("%s", (mode, blended) => expect(blendTable(mode)?.[64 * 256 + 200]).toBe(blended));

test.each<[BlendMode, number]>([
  ["multiply", 255],
  ["screen", 0],
  ["overlay", 128],
  ["color-dodge", 0],
  ["difference", 0],
])("%s with its neutral colour changes nothing", (mode, neutral) => {
  const canvas = plainCanvas({ widthPx: 1, heightPx: 1 }, "#4080c0");
  drawOver(canvas, plain(1, 1, [neutral, neutral, neutral]), 0, 0, { blend: mode });
  const apart = [...canvas.data].map((value, at) => Math.abs(value - ([0x40, 0x80, 0xc0][at] ?? 0)));
  expect(Math.max(...apart)).toBeLessThanOrEqual(1);
});

test("half of a layer is half of its change", () => {
  const canvas = plainCanvas({ widthPx: 1, heightPx: 1 }, "#808080");
  drawOver(canvas, plain(1, 1, [0, 0, 0]), 0, 0, { blend: "multiply", opacity: 0.5 });
  expect(canvas.data[0]).toBe(64);
});

test("a layer that can't be seen leaves the canvas alone", () => {
  const canvas = plainCanvas({ widthPx: 1, heightPx: 1 }, "#808080");
  drawOver(canvas, plain(1, 1, [0, 0, 0]), 0, 0, { opacity: 0 });
  expect([...canvas.data]).toEqual([128, 128, 128]);
});
