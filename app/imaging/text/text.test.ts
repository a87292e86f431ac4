import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { TextLayer } from "../artwork.ts";
import { sheetFor } from "../sheet.ts";
import { setText } from "../steps/set-text.ts";
import { measures } from "../test-pictures.ts";
import { type BundledFontName, bundledFontHash, bundledFonts } from "./bundled-fonts.ts";
import { layoutText } from "./layout-text.ts";
import { lettersIn, unicodeRange } from "./letters.ts";
import { letterCount, normaliseText } from "./normalise-text.ts";
import { fontRuns, fontsOf } from "./text-fonts.ts";

const layer: TextLayer = {
  kind: "text",
  field: "name",
  box: { x: 100, y: 100, width: 800, height: 200 },
  font: "playfair-display",
  size: 120,
  color: "#000000",
};
const names = Object.keys(bundledFonts) as BundledFontName[];
const set = (text: string, change: Partial<TextLayer> = {}) =>
  layoutText(text, { ...layer, ...change }, fontsOf({ font: change.font ?? layer.font }, new Map()));

/** Left, top, right, bottom of outlines. */
function bounds(path = "") {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [across, down] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  return { left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down) };
}
const widthOf = (text: string, change?: Partial<TextLayer>) => {
  const { left, right } = bounds(set(text, change)?.path);
  return right - left;
};

describe("what a shopper wrote", () => {
  test.each<[string, string, string]>([
    ["letters are composed", "Zoe\u0308", "Zoë"],
    ["it is one line without blanks at its ends", "  Mr.\n\t Whiskers ", "Mr. Whiskers"],
    ["signs that can't be seen are none", "Be\u200bl\u202ela\u0000", "Be l la"],
  ])("%s", (_name, given, kept) => expect(normaliseText(given)).toBe(kept));

  test("is counted as people count it", () => expect(letterCount("Zoë👩‍👩‍👧")).toBe(4));
});

describe("every bundled font", () => {
  test.each(names)("%s has the letters of our languages and more, itself or by its stand-in", (font) => {
    const fonts = fontsOf({ font }, new Map());
    expect(fontRuns("ABCxyz 019 & Ñoño Zoë Łódź Őr Straße ¡Çà! “Bella’s” – №", fonts).missing).toEqual([]);
    expect(fontRuns("Žofie", fonts).runs.length).toBeLessThanOrEqual(3);
  });

  test.each(names)("%s is named and described in the designers' format", (font) => {
    const documented = readFileSync("docs/artwork-format.md", "utf8");
    expect(documented).toContain(`| \`${font}\` | ${bundledFonts[font].looks} |`);
  });

  test("has a hash of its own", () => expect(new Set(names.map(bundledFontHash)).size).toBe(names.length));
});

test("a page is told which letters each file has", () => {
  const [latin] = fontsOf({ font: "caveat" }, new Map());
  expect(latin && unicodeRange(latin)).toMatch(/^U\+\w+(-\w+)?(,U\+\w+(-\w+)?)*$/);
  expect(latin && unicodeRange(latin)).toContain("U+20-7E");
  const told = lettersIn(latin ? unicodeRange(latin) : "");
  for (let code = 0; code < 0x3000; code += 1) {
    expect(told.hasGlyphForCodePoint(code)).toBe(latin?.hasGlyphForCodePoint(code));
  }
});

test("letters nobody has are told, so that a shopper can be", () => {
  expect(fontRuns("Bella 😀 愛 😀", fontsOf(layer, new Map())).missing).toEqual(["😀", "愛"]);
});

describe("a line", () => {
  test("lies in the middle of its box", () => {
    const { left, right, top, bottom } = bounds(set("HOH")?.path);
    expect((left + right) / 2).toBeCloseTo(500, -1);
    expect((top + bottom) / 2).toBeCloseTo(200, -1);
  });

  test("is kerned", () => expect(widthOf("AVAVAV")).toBeLessThan(widthOf("AAAVVV") - 20));

  test("is as large as asked for, or as large as fits", () => {
    expect(set("Bo")?.size).toBe(120);
    expect(set("A very long name of a pet")?.size).toBeLessThan(80);
    expect(widthOf("A very long name of a pet")).toBeLessThan(805); // serifs reach a little past their letters
    expect(set("Bo", { box: { ...layer.box, height: 50 } })?.size).toBe(40);
  });

  test.each<["left" | "right", number]>([
    ["left", 100],
    ["right", 900],
  ])("goes %s", (align, edge) => {
    const { left, right } = bounds(set("HH", { align })?.path);
    expect(align === "left" ? left : right).toBeCloseTo(edge, -1);
  });

  test("in capitals turns ß into SS", () => {
    expect(set("Straße", { uppercase: true })?.path).toBe(set("STRASSE")?.path);
  });

  test("is wider with space between its letters", () => {
    expect(widthOf("Bella", { letterSpacing: 20 }) - widthOf("Bella")).toBeCloseTo(80, 0);
  });

  test("is nothing when there is nothing to write", () => {
    expect([set(""), set("   "), set("😀")]).toEqual([null, null, null]);
  });

  test("has only numbers and five letters in its outlines, whatever was written", () => {
    expect(set('"/><script>&amp;', { font: "caveat" })?.path).toMatch(/^[MLQCZ\d\s.e-]+$/);
  });

  test("is the same twice", () => expect(set("Mr. Whiskers")?.path).toBe(set("Mr. Whiskers")?.path));
});

describe("an arc", () => {
  test("takes more height than a line, whichever way it bends", () => {
    const topOf = (text: string, curve: number) => bounds(set(text, { curve, align: "left" })?.path);
    const [straight, arch, sag] = [
      topOf("IIIIIIIIIIIIIIIIII", 0),
      topOf("IIIIIIIIIIIIIIIIII", 90),
      topOf("IIIIIIIIIIIIIIIIII", -90),
    ];
    expect(arch.bottom - arch.top).toBeGreaterThan(straight.bottom - straight.top + 60);
    expect(sag.bottom - sag.top).toBeGreaterThan(straight.bottom - straight.top + 60);
  });

  test("is narrower than its line, because it bends", () => {
    expect(widthOf("A name that fills it all", { curve: 180 })).toBeLessThan(widthOf("A name that fills it all") * 0.8);
  });
});

describe("drawn", () => {
  const sheet = sheetFor(measures(1000, 400), { kind: "print" });
  const draw = (change: Partial<TextLayer> = {}, text = "Bella") =>
    setText({ text, layer: { ...layer, ...change }, files: new Map(), sheet });
  const inked = (picture: { data: Uint8Array } | undefined) =>
    picture ? picture.data.filter((value, at) => at % 4 === 3 && value > 0).length : 0;

  test("in its colour, on nothing", async () => {
    const piece = await draw({ color: "#c02040" });
    const opaque = piece?.picture.data.findIndex((value, at) => at % 4 === 3 && value === 255) ?? 3;
    expect([...(piece?.picture.data.subarray(opaque - 3, opaque) ?? [])]).toEqual([0xc0, 0x20, 0x40]);
    expect(piece?.picture.data[3]).toBe(0);
  });

  test("with an outline it covers more, and keeps its inside", async () => {
    const [bare, outlined] = [await draw(), await draw({ outline: { color: "#ffffff", width: 10 } })];
    expect(inked(outlined?.picture)).toBeGreaterThan(inked(bare?.picture) * 1.3);
  });

  test("the same bytes twice", async () => {
    const [one, two] = [await draw({ rotationDegrees: 7 }), await draw({ rotationDegrees: 7 })];
    expect(Buffer.compare(one?.picture.data ?? Buffer.alloc(0), two?.picture.data ?? Buffer.alloc(1))).toBe(0);
  });

  test("a font that is not there is the artwork's fault", async () => {
    await expect(draw({ font: "own.ttf" })).rejects.toThrow("the artwork has no font own.ttf");
  });
});
