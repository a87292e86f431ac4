import { expect, test } from "vitest";
import type { TextView } from "../../contract.ts";
import { unprintableLetters } from "./artwork-fonts.ts";

const text = { fonts: ["U+20-7E", "U+C0-FF,U+17D"], uppercase: false } as TextView;

test("letters that no part of the font has are told, each once", () => {
  expect(unprintableLetters(text, "Bella 😀 愛 😀")).toEqual(["😀", "愛"]);
});

test("letters of any part can be printed, composed or not", () => {
  expect(unprintableLetters(text, "Zoe\u0308 Ž")).toEqual([]);
});

test("in capitals it is those that count", () => {
  expect(unprintableLetters({ ...text, uppercase: true }, "ÿ")).toEqual(["Ÿ"]);
});
