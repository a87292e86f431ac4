import { describe, expect, test } from "vitest";
import type { PhotoLayer } from "./artwork.ts";
import { canvasSize, slotOn, type Target } from "./target.ts";

const print = { widthPx: 3000, heightPx: 3600, dpi: 300 };

test.each<[Target["kind"], { widthPx: number; heightPx: number }]>([
  ["print", { widthPx: 3000, heightPx: 3600 }],
  ["preview", { widthPx: 1000, heightPx: 1200 }],
  ["thumbnail", { widthPx: 267, heightPx: 320 }],
])("a %s", (kind, size) => expect(canvasSize({ print }, { kind })).toEqual(size));

test("a print smaller than the preview is shown as it is", () => {
  const small = { widthPx: 600, heightPx: 400, dpi: 300 };
  expect(canvasSize({ print: small }, { kind: "preview" })).toEqual({ widthPx: 600, heightPx: 400 });
});

describe("a slot on a smaller canvas", () => {
  const layer = (xPx: number, widthPx: number): PhotoLayer => ({
    kind: "photo",
    slot: "pet",
    box: { xPx, yPx: 0, widthPx, heightPx: 3600 },
    shape: "rectangle",
  });
  const canvas = canvasSize({ print }, { kind: "thumbnail" });

  test("keeps touching its neighbour", () => {
    const left = slotOn(canvas, { print }, layer(7, 1234));
    const right = slotOn(canvas, { print }, layer(1241, 1500));
    expect(left.leftPx + left.widthPx).toBe(right.leftPx);
  });

  test("never vanishes", () => expect(slotOn(canvas, { print }, layer(100, 2)).widthPx).toBe(1));
});
