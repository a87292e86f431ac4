import { expect, test } from "vitest";
import { currentPrices, priceLists, priceOfPrint } from "./price-list.ts";

const sha256 = "a".repeat(64);
const recipe = (...models: (string | null)[]) => ({
  photos: Object.fromEntries(models.map((model, n) => [`photo-${n}`, model ? { cutout: { model, sha256 } } : {}])),
});

test.each<[string, unknown, number]>([
  ["a photo as it is", recipe(null), 1],
  ["two photos", recipe(null, null), 1],
  ["cut out by the embedded model", recipe("u2netp-309c8469"), 1],
  ["cut out by an operator's own model", recipe("onnx-1234"), 1],
  ["one of two cut out by a service", recipe("cutout.example.com/v1", null), 2],
  ["both cut out by a service", recipe("cutout.example.com/v1", "cutout.example.com/v1"), 3],
  ["a recipe nobody can read", { photos: 7 }, 1],
])("%s", (_what, given, credits) => expect(priceOfPrint(given)).toBe(credits));

test("the versions count up, and the last one holds", () => {
  expect(priceLists.map(({ version }) => version)).toEqual(priceLists.map((_, n) => n + 1));
  expect(currentPrices).toBe(priceLists.at(-1));
});
