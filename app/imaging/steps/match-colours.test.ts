import { expect, test } from "vitest";
import { plainCanvas } from "../canvas.ts";
import { sheetFor, slotOn } from "../sheet.ts";
import { measures, plain, quarters } from "../test-pictures.ts";
import { matchColours } from "./match-colours.ts";

const box = { x: 0, y: 0, width: 40, height: 40 };
const slot = slotOn(sheetFor(measures(40, 40), { kind: "print" }), {
  kind: "photo",
  slot: "pet",
  box,
  shape: "rectangle",
});
const ground = plainCanvas({ widthPx: 40, heightPx: 40 }, "#c08040");

function mean(data: Uint8Array): number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < data.length; at += 4) sum += data[at] ?? 0;
    return Math.round(sum / (data.length / 4));
  });
}

const matched = (match: number, picture = quarters(40, 40)) =>
  matchColours({ slot, at: async () => picture, matteAt: undefined, mask: null, match, ground, picture }).picture;

test("without a wish nothing changes", () => {
  expect(matched(0).data).toEqual(quarters(40, 40).data);
});

test("the more it is wished, the nearer the photo's tint comes to the artwork's", () => {
  const warmth = (data: Uint8Array) => {
    const [red = 0, , blue = 0] = mean(data);
    return red - blue;
  };
  const [none, some, all] = [0, 0.5, 1].map((match) => warmth(matched(match).data)) as [number, number, number];
  expect(none).toBeLessThan(some);
  expect(some).toBeLessThan(all);
  expect(Math.abs(all - (0xc0 - 0x40))).toBeLessThan(25);
});

test("brightness follows half as far, so a black dog stays a dark one", () => {
  const [red = 0, green = 0, blue = 0] = mean(matched(1, plain(40, 40, [20, 20, 20])).data);
  // The artwork's own is 140.
  expect(0.299 * red + 0.587 * green + 0.114 * blue).toBeCloseTo((20 + 140) / 2, -1);
});

test("what is transparent has no say and stays transparent", () => {
  const half = quarters(40, 40);
  for (let at = 3; at < half.data.length / 2; at += 4) half.data[at] = 0;
  const { data } = matched(0.6, half);
  expect(data[3]).toBe(0);
  expect(data[data.length - 1]).toBe(255);
});
