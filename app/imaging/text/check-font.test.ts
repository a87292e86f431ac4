import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFont } from "./check-font.ts";

const woff = readFileSync("node_modules/@fontsource/caveat/files/caveat-latin-700-normal.woff");
const woff2 = readFileSync("node_modules/@fontsource/caveat/files/caveat-latin-700-normal.woff2");

test("a font that is what its name ends in is taken", () => {
  expect(() => checkFont("woff", woff)).not.toThrow();
  expect(() => checkFont("woff2", woff2)).not.toThrow();
});

/** A WOFF whose first packed table is said to be so long when unpacked; a byte longer than packed, if not said. */
function saidToBe(bytes?: number): Buffer {
  const font = Buffer.from(woff);
  for (let n = 0, at = 44; n < font.readUInt16BE(12); n += 1, at += 20) {
    if (font.readUInt32BE(at + 8) === font.readUInt32BE(at + 12)) continue;
    font.writeUInt32BE(bytes ?? font.readUInt32BE(at + 8) + 1, at + 12);
    return font;
  }
  throw new Error("no table of it is packed");
}

/** A TrueType font of nothing but a list of letters, which says that it has all there can be, `times` over. */
function listing(times: number): Buffer {
  const cmap = Buffer.alloc(12 + 16 + times * 12);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4);
  cmap.writeUInt16BE(10, 6);
  cmap.writeUInt32BE(12, 8);
  cmap.writeUInt16BE(12, 12);
  cmap.writeUInt32BE(16 + times * 12, 16);
  cmap.writeUInt32BE(times, 24);
  for (let n = 0; n < times; n += 1) cmap.writeUInt32BE(0x10ffff, 28 + n * 12 + 4);
  const head = Buffer.alloc(28);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(1, 4);
  head.write("cmap", 12, "latin1");
  head.writeUInt32BE(28, 20);
  head.writeUInt32BE(cmap.length, 24);
  return Buffer.concat([head, cmap]);
}

describe("is refused with its reason", () => {
  test.each<[string, string, Uint8Array, string]>([
    ["a font under another ending", "ttf", woff, "is no font of the kind .ttf"],
    ["a text", "otf", Buffer.from("hello"), "is no font of the kind .otf"],
    ["nothing", "woff", Buffer.alloc(0), "is no font of the kind .woff"],
    ["half a font", "woff", woff.subarray(0, woff.length / 2), "is damaged"],
    ["half a packed font", "woff2", woff2.subarray(0, woff2.length / 2), "is damaged"],
    ["one that unpacks to more than it says", "woff", saidToBe(), "is damaged"],
    ["one that says it unpacks to a gigabyte", "woff", saidToBe(2 ** 30), "unpacks to more than 40 MB"],
    ["one that lists every letter there can be", "ttf", listing(1), "is damaged"],
    ["a head alone", "ttf", Buffer.from([0, 1, 0, 0, 0, 0]), "is damaged"],
  ])("%s", (_name, ending, bytes, sentence) => expect(() => checkFont(ending, bytes)).toThrow(sentence));
});
