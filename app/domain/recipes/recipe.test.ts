import { describe, expect, test } from "vitest";
import { canonicalJson, type Recipe, readRecipe, recipeHash } from "./recipe.ts";

const crop = { x: 0.1, y: 0, width: 0.5, height: 1, rotationDegrees: 0 };
const recipe: Recipe = { engine: 1, artwork: "a".repeat(64), photos: { pet: { sha256: "b".repeat(64), crop } } };

describe("a recipe's hash", () => {
  test("does not depend on the order in which its parts were written down", () => {
    const { photos, artwork, engine } = recipe;
    expect(recipeHash({ photos, artwork, engine })).toBe(recipeHash(recipe));
  });

  test("survives being kept as JSON", () => {
    expect(recipeHash(readRecipe(JSON.parse(JSON.stringify(recipe))))).toBe(recipeHash(recipe));
  });

  test("is this one, today and in two years", () => {
    expect(recipeHash(recipe)).toMatchInlineSnapshot(
      `"dc7f203e393deb8b2f21ccf316f7437aa897527f4b5e97688952d16f74b02e3e"`,
    );
  });

  test.each<[string, Recipe]>([
    ["another engine", { ...recipe, engine: 2 }],
    ["another artwork", { ...recipe, artwork: "c".repeat(64) }],
    ["another photo", { ...recipe, photos: { pet: { sha256: "c".repeat(64), crop } } }],
    ["another crop", { ...recipe, photos: { pet: { sha256: "b".repeat(64), crop: { ...crop, x: 0.100001 } } } }],
    ["another slot", { ...recipe, photos: { cat: { sha256: "b".repeat(64), crop } } }],
  ])("changes with %s", (_name, other) => expect(recipeHash(other)).not.toBe(recipeHash(recipe)));
});

test("canonical JSON sorts keys at every level and leaves out what is not there", () => {
  expect(canonicalJson({ b: [1, { d: 1, c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":1}]}');
});
