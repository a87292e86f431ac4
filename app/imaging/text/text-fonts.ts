import * as fontkit from "fontkit";
import type { ArtworkFiles } from "../artwork.ts";
import { bundledFontFiles, fallbackFont, isBundledFont } from "./bundled-fonts.ts";
import { type HasLetters, lettersIn } from "./letters.ts";

/** Fonts in the order a letter is looked for in them. */
export type FontChain = readonly fontkit.Font[];

const opened = new WeakMap<Uint8Array, fontkit.Font>();

/** Reads a font file. A collection's first font counts; a variable one is as its maker left it. Throws what fontkit throws. */
export function openFont(bytes: Uint8Array): fontkit.Font {
  const known = opened.get(bytes);
  if (known) return known;
  const found = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const font = "fonts" in found ? found.fonts[0] : found;
  if (!font) throw new Error("there is no font in the file");
  opened.set(bytes, font);
  return font;
}

/** The fonts a text layer is set in: the bundled one it names, or its own file, and after it the one for missing letters. */
export function fontsOf({ font }: { font: string }, files: ArtworkFiles): FontChain {
  const fallback = bundledFontFiles(fallbackFont).map(openFont);
  if (isBundledFont(font)) return [...bundledFontFiles(font).map(openFont), ...fallback];
  const bytes = files.get(font);
  if (!bytes) throw new Error(`the artwork has no font ${font}`);
  return [openFont(bytes), ...fallback];
}

/** The letters of those fonts, without opening a merchant's: `letters` are its own, as `readLetters` tells them, by file. */
export function lettersOf({ font }: { font: string }, letters: ReadonlyMap<string, string>): readonly HasLetters[] {
  const fallback = bundledFontFiles(fallbackFont).map(openFont);
  if (isBundledFont(font)) return [...bundledFontFiles(font).map(openFont), ...fallback];
  const range = letters.get(font);
  if (range === undefined) throw new Error(`the artwork has no font ${font}`);
  return [lettersIn(range), ...fallback];
}

/** A stretch of text that one font has all letters of. */
export interface FontRun<Font> {
  font: Font;
  text: string;
}

/** Splits a text by the first font that has each letter; marks stay with the letter before. Letters nobody has are `missing`. */
export function fontRuns<Font extends HasLetters>(
  text: string,
  fonts: readonly Font[],
): { runs: FontRun<Font>[]; missing: string[] } {
  const runs: FontRun<Font>[] = [];
  const missing = new Set<string>();
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    const codePoints = [...segment].map((character) => character.codePointAt(0) ?? 0);
    const font = fonts.find((candidate) => codePoints.every((code) => candidate.hasGlyphForCodePoint(code)));
    if (!font) {
      missing.add(segment);
      continue;
    }
    const last = runs.at(-1);
    if (last?.font === font) last.text += segment;
    else runs.push({ font, text: segment });
  }
  return { runs, missing: [...missing] };
}
