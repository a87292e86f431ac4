import { describe, expect, test } from "vitest";
import { coverage } from "./coverage.ts";
import type { Slot } from "./sheet.ts";

const plainSlot: Slot = {
  shape: "ellipse",
  mask: undefined,
  leftPx: 0,
  topPx: 0,
  widthPx: 120,
  heightPx: 80,
  rotationDegrees: 0,
  featherPx: 0,
  path: undefined,
  corners: null,
  finer: 1,
  width: 60,
  height: 40,
};
const half = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h30v40H0z" fill="red"/></svg>',
);
const files = new Map([["half.svg", half]]);

/** Coverage at a spot given in pixels; 255 everywhere when there is no mask. */
async function coveredAt(slot: Partial<Slot>, column: number, row: number): Promise<number> {
  const mask = await coverage({ ...plainSlot, ...slot }, files);
  return mask ? (mask[row * plainSlot.widthPx + column] ?? -1) : 255;
}

describe("a slot's shape", () => {
  test.each<[string, Partial<Slot>, number, number, number]>([
    ["a rectangle covers its corner", { shape: "rectangle" }, 0, 0, 255],
    ["an ellipse covers its middle", {}, 60, 40, 255],
    ["an ellipse reaches its box's sides", {}, 1, 40, 255],
    ["an ellipse leaves the corners", {}, 5, 5, 0],
    ["an alpha mask covers where it is opaque, in any colour", { shape: "alpha", mask: "half.svg" }, 20, 40, 255],
    ["a path covers its inside", { shape: "path", path: "M0 0H30V40H0Z" }, 20, 40, 255],
    ["a path leaves its outside", { shape: "path", path: "M0 0H30V40H0Z" }, 100, 40, 0],
    ["an alpha mask leaves where it is clear", { shape: "alpha", mask: "half.svg" }, 100, 40, 0],
  ])("%s", async (_name, slot, column, row, covered) => expect(await coveredAt(slot, column, row)).toBe(covered));

  test("an ellipse has the area of an ellipse", async () => {
    const mask = await coverage(plainSlot, files);
    const area = (mask ?? new Uint8Array()).reduce((sum, covered) => sum + covered / 255, 0);
    expect(area / (Math.PI * 60 * 40)).toBeCloseTo(1, 2);
  });

  test("a mask that is not among the files is the artwork's fault", async () => {
    await expect(coverage({ ...plainSlot, shape: "alpha", mask: "none.svg" }, files)).rejects.toThrow("none.svg");
  });
});

describe("a soft edge runs inward", () => {
  test.each<[string, Partial<Slot>]>([
    ["rectangle", { shape: "rectangle" }],
    ["ellipse", {}],
    ["alpha", { shape: "alpha", mask: "half.svg" }],
    ["path", { shape: "path", path: "M0 0H30V40H0Z" }],
  ])("%s", async (_name, slot) => {
    const soft = { ...slot, featherPx: 16 };
    const alongTheRow = await Promise.all([0, 4, 8, 12, 16, 28].map((column) => coveredAt(soft, column, 40)));
    expect(alongTheRow).toEqual([...alongTheRow].sort((a, b) => a - b));
    expect(alongTheRow[0]).toBeLessThan(30);
    expect(alongTheRow.at(-1)).toBeGreaterThan(250);
  });

  test("outside a mask's own outline nothing is added", async () => {
    expect(await coveredAt({ shape: "alpha", mask: "half.svg", featherPx: 16 }, 61, 40)).toBe(0);
  });
});
