import { expect, test } from "vitest";
import { readChosenProducts } from "./chosen-products.ts";

const howl = { id: "gid://shopify/Product/101", title: "The Howl" };

test("the picker's products, each once", () => {
  const json = JSON.stringify([
    howl,
    { ...howl, title: "The Howl again" },
    { id: "gid://shopify/Product/7", title: "" },
  ]);
  expect(readChosenProducts(json)).toEqual([
    { id: "101", title: "The Howl again" },
    { id: "7", title: "" },
  ]);
});

test.each([
  ["nothing chosen", "[]"],
  ["no JSON", "["],
  ["an object of another kind", JSON.stringify([{ ...howl, id: "gid://shopify/Order/1" }])],
  ["a bare number", JSON.stringify([{ ...howl, id: "101" }])],
  [
    "more than a hand can pick",
    JSON.stringify(Array.from({ length: 251 }, (_, n) => ({ id: `gid://shopify/Product/${n}`, title: "x" }))),
  ],
])("%s is refused", (_name, json) => expect(readChosenProducts(json)).toBeNull());
