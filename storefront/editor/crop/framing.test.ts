import { expect, test } from "vitest";
import type { Crop } from "../../contract.ts";
import {
  type Frame,
  fromCrop,
  maxZoom,
  moveBy,
  startFraming,
  tiltOf,
  toCrop,
  turnBy,
  widestBox,
  zoomBy,
  zoomOf,
} from "./framing.ts";

const landscape: Frame = { photoWidthPx: 4000, photoHeightPx: 3000, ratio: 5 / 6 };

/** Corners of the crop on the photo, in fractions. */
function corners({ x, y, width, height, rotationDegrees }: Crop, { photoWidthPx, photoHeightPx }: Frame) {
  const turn = (rotationDegrees * Math.PI) / 180;
  const [cx, cy] = [(x + width / 2) * photoWidthPx, (y + height / 2) * photoHeightPx];
  return [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) => {
      const [dx, dy] = [(sx * width * photoWidthPx) / 2, (sy * height * photoHeightPx) / 2];
      return {
        x: (cx + dx * Math.cos(turn) - dy * Math.sin(turn)) / photoWidthPx,
        y: (cy + dx * Math.sin(turn) + dy * Math.cos(turn)) / photoHeightPx,
      };
    }),
  );
}

test("a photo starts in the middle, as large as the slot can show it", () => {
  const crop = toCrop(landscape, startFraming(landscape));
  expect(crop.x).toBeCloseTo(0.1875, 5);
  expect(crop.y).toBeCloseTo(0, 5);
  expect(crop.width).toBeCloseTo(0.625, 5);
  expect(crop.height).toBeCloseTo(1, 5);
  expect(crop.rotationDegrees).toBe(0);
});

test("dragging right shows what was left of the slot, and stops at the photo's edge", () => {
  const start = startFraming(landscape);
  expect(moveBy(landscape, start, { x: 0.1, y: 0 }).centerX).toBeCloseTo(2000 - 250);
  expect(moveBy(landscape, start, { x: 9, y: 9 })).toMatchObject({ centerX: 1250, centerY: 1500 });
});

test("the photo stays under the fingers while they zoom and twist", () => {
  const at = { x: 0.3, y: -0.2 };
  const before = zoomBy(landscape, startFraming(landscape), 3);
  const after = turnBy(landscape, zoomBy(landscape, before, 1.4, at), 20, at);
  const spot = (f: typeof before) => {
    const turn = (f.turnDegrees * Math.PI) / 180;
    return [
      f.centerX + (at.x * Math.cos(turn) - at.y * Math.sin(turn)) * f.width,
      f.centerY + (at.x * Math.sin(turn) + at.y * Math.cos(turn)) * f.width,
    ];
  };
  expect(spot(after)[0]).toBeCloseTo(spot(before)[0] ?? 0, 6);
  expect(spot(after)[1]).toBeCloseTo(spot(before)[1] ?? 0, 6);
});

test("turning the photo clockwise turns the box the other way", () => {
  const turned = turnBy(landscape, startFraming(landscape), 90);
  expect(toCrop(landscape, turned).rotationDegrees).toBe(-90);
});

test("a tilt takes room and gives it back", () => {
  const start = startFraming(landscape);
  const tilted = turnBy(landscape, start, 10);
  expect(tilted.width).toBeLessThan(start.width);
  expect(turnBy(landscape, tilted, -10).width).toBeCloseTo(start.width);
});

test("zoom stays between the widest box and a small part of it", () => {
  const start = startFraming(landscape);
  expect(zoomOf(landscape, zoomBy(landscape, start, 0.1))).toBeCloseTo(1);
  expect(zoomOf(landscape, zoomBy(landscape, start, 1000))).toBeCloseTo(maxZoom);
});

test.each([
  [0, 0],
  [12, 12],
  [90, 0],
  [100, 10],
  [-50, 40],
])("a photo turned by %i° leans %i° from its quarter turn", (turn, tilt) => {
  expect(tiltOf(turnBy(landscape, startFraming(landscape), turn))).toBeCloseTo(tilt);
});

test("whatever the shopper does, the crop lies in the photo and keeps the slot's shape", () => {
  let seed = 7;
  const random = (least: number, most: number) => {
    seed = (seed * 16807) % 2147483647;
    return least + ((most - least) * seed) / 2147483647;
  };

  for (let walk = 0; walk < 60; walk++) {
    const frame = { photoWidthPx: random(300, 9000), photoHeightPx: random(300, 9000), ratio: random(0.4, 2.5) };
    let framing = startFraming(frame);
    for (let step = 0; step < 25; step++) {
      const at = { x: random(-1, 1), y: random(-1, 1) };
      framing = moveBy(frame, framing, { x: random(-2, 2), y: random(-2, 2) });
      framing = zoomBy(frame, framing, random(0.3, 3), at);
      framing = turnBy(frame, framing, random(-120, 120), at);

      const crop = toCrop(frame, framing);
      const edges = corners(crop, frame).flatMap(({ x, y }) => [x, y]);
      expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...edges)).toBeLessThanOrEqual(1);
      const ratio = (crop.width * frame.photoWidthPx) / (crop.height * frame.photoHeightPx);
      expect(ratio / frame.ratio).toBeCloseTo(1, 5);
      expect(framing.width).toBeLessThanOrEqual(widestBox(frame, framing.turnDegrees) + 1e-9);
    }
  }
});

test("a stored crop is the framing it was stored from, edited and stored however often", () => {
  let framing = turnBy(landscape, zoomBy(landscape, startFraming(landscape), 1.7, { x: 0.1, y: -0.2 }), 13);
  const first = toCrop(landscape, framing);
  for (let again = 0; again < 20; again++) framing = fromCrop(landscape, toCrop(landscape, framing));
  for (const [side, value] of Object.entries(toCrop(landscape, framing))) {
    expect(value).toBeCloseTo(first[side as keyof Crop], 7);
  }
});
