import { expect, test } from "vitest";
import { optionsOf, sizeOf, soldSizes } from "./product-sizes.ts";

const [small, large, huge] = [
  { name: "10 × 12 in", widthInches: 10, options: ["10x12 in"] },
  { name: "20 × 24 in", widthInches: 20, options: ["20x24 in"] },
  { name: "30 × 36 in", widthInches: 30, options: [] },
];
const artwork = { sizes: [small, large, huge] };
const variants = [
  { id: "1", title: "10x12 in / Oak" },
  { id: "2", title: "20x24 in / Oak" },
  { id: "3", title: "Gift card / Oak" },
];

test("each option is asked about once", () => {
  expect(optionsOf(variants)).toEqual(["10x12 in", "Oak", "20x24 in", "Gift card"]);
});

test("a variant is printed in the size one of its options names, or in the first", () => {
  expect(variants.map((variant) => sizeOf(artwork, variant))).toEqual([small, large, small]);
  expect(sizeOf(artwork, undefined)).toBe(small);
});

test("only the sizes a product is sold in are told of", () => {
  expect(soldSizes(artwork, variants)).toEqual([small, large]);
  expect(soldSizes(artwork, [])).toEqual([small]);
});
