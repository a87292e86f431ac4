import { expect, test } from "vitest";
import { drawOver, plainCanvas } from "./canvas.ts";
import { plain, red } from "./test-pictures.ts";

test("grey over the same grey stays grey, whatever its opacity", () => {
  const canvas = plainCanvas({ widthPx: 256, heightPx: 1 }, "#808080");
  const veil = plain(256, 1);
  for (let alpha = 0; alpha < 256; alpha++) veil.data[alpha * 4 + 3] = alpha;
  drawOver(canvas, veil);
  expect(new Set(canvas.data)).toEqual(new Set([128]));
});

test("half of red over white is pink", () => {
  const canvas = plainCanvas({ widthPx: 1, heightPx: 1 }, "#ffffff");
  const veil = plain(1, 1, red);
  veil.data[3] = 128;
  drawOver(canvas, veil);
  expect([...canvas.data]).toEqual([227, 142, 142]);
});

test.each([
  ["beyond the left and upper edge", -2, -2, [0, 0]],
  ["beyond the right and lower edge", 2, 2, [3, 3]],
  ["outside altogether", 9, 9, null],
])("%s, only what lies on the canvas is drawn", (_name, left, top, spot) => {
  const canvas = plainCanvas({ widthPx: 4, heightPx: 4 }, "#ffffff");
  drawOver(canvas, plain(3, 3, red), left, top);
  const drawn = [...canvas.data.keys()].filter((at) => at % 3 === 0 && canvas.data[at] !== 255).map((at) => at / 3);
  expect(drawn.length).toBe(spot ? (left < 0 ? 1 : 4) : 0);
  if (spot) expect(drawn).toContain((spot[1] ?? 0) * 4 + (spot[0] ?? 0));
});
