import { describe, expect, test } from "vitest";
import { checkCrop } from "./crop-rules.ts";

const photo = { widthPx: 4000, heightPx: 3000 };
const square = { width: 900, height: 900 };
const centred = { x: 0.125, y: 0, width: 0.75, height: 1, rotationDegrees: 0 };

describe("a crop is held to its photo and its slot", () => {
  test.each<[string, Partial<typeof centred>, string]>([
    ["the largest centred square is fine", {}, "ok"],
    ["a hair past the edge is a browser's rounding", { x: 0.2505 }, "ok"],
    ["a tenth past the edge is outside", { x: 0.35 }, "crop-outside-photo"],
    ["before the photo's beginning is outside", { x: -0.1 }, "crop-outside-photo"],
    ["turned, its corners leave the photo", { rotationDegrees: 45 }, "crop-outside-photo"],
    ["turned half round, they are where they were", { rotationDegrees: 180 }, "ok"],
    ["NaN is no number", { x: Number.NaN }, "crop-invalid"],
    ["infinity is none either", { width: Number.POSITIVE_INFINITY }, "crop-invalid"],
    ["nothing can't be cropped", { width: 0 }, "crop-invalid"],
    ["nor less than nothing", { height: -1 }, "crop-invalid"],
    ["a box of another shape than the slot's", { width: 0.5 }, "crop-invalid"],
    ["a turn of more than half a circle", { rotationDegrees: 181 }, "crop-invalid"],
  ])("%s", (_name, change, outcome) => {
    const checked = checkCrop({ ...centred, ...change }, { photo, slot: square });
    expect(checked.kind === "ok" ? "ok" : checked.code).toBe(outcome);
  });

  test("a small box may be turned where it has room", () => {
    const crop = { x: 0.4, y: 0.4, width: 0.15, height: 0.2, rotationDegrees: 30 };
    expect(checkCrop(crop, { photo, slot: square })).toEqual({ kind: "ok", crop });
  });

  test("what differs by less than a millionth is one crop", () => {
    const crop = { ...centred, x: 0.12500000003, rotationDegrees: -0.0000000001 };
    expect(checkCrop(crop, { photo, slot: square })).toEqual({ kind: "ok", crop: centred });
  });
});
