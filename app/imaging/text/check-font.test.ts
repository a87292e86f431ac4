import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFont } from "./check-font.ts";

const woff = readFileSync("node_modules/@fontsource/caveat/files/caveat-latin-700-normal.woff");
const woff2 = readFileSync("node_modules/@fontsource/caveat/files/caveat-latin-700-normal.woff2");

test("a font that is what its name ends in is taken", () => {
  expect(() => checkFont("woff", woff)).not.toThrow();
  expect(() => checkFont("woff2", woff2)).not.toThrow();
});

describe("is refused with its reason", () => {
  test.each<[string, string, Uint8Array, string]>([
    ["a font under another ending", "ttf", woff, "is no font of the kind .ttf"],
    ["a text", "otf", Buffer.from("hello"), "is no font of the kind .otf"],
    ["nothing", "woff", Buffer.alloc(0), "is no font of the kind .woff"],
    ["half a font", "woff", woff.subarray(0, woff.length / 2), "is damaged"],
    ["half a packed font", "woff2", woff2.subarray(0, woff2.length / 2), "is damaged"],
    ["a head alone", "ttf", Buffer.from([0, 1, 0, 0, 0, 0]), "is damaged"],
  ])("%s", (_name, ending, bytes, sentence) => expect(() => checkFont(ending, bytes)).toThrow(sentence));
});
