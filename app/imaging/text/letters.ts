import type { Font } from "fontkit";

/** What a letter can be looked for in: a font, or what is known of one. */
export interface HasLetters {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

const known = new WeakMap<Font, string>();

/** The letters a font can draw, as CSS's `unicode-range` writes them: `U+20-7E,U+A0`. */
export function unicodeRange(font: Font): string {
  const letters = () =>
    font.characterSet.filter((code) => font.hasGlyphForCodePoint(code)).sort((one, other) => one - other);
  const written = known.get(font) ?? write(letters());
  known.set(font, written);
  return written;
}

/** The letters that `unicodeRange` wrote down of a font, without the font. */
export function lettersIn(range: string): HasLetters {
  const stretches = range.split(",").map((stretch) => {
    const [from = "", to = from] = stretch.replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return { hasGlyphForCodePoint: (code) => stretches.some(([from, to]) => from <= code && code <= to) };
}

function write(codePoints: readonly number[]): string {
  const stretches: { from: number; to: number }[] = [];
  for (const code of codePoints) {
    const last = stretches.at(-1);
    if (last && code <= last.to + 1) last.to = code;
    else stretches.push({ from: code, to: code });
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return stretches.map(({ from, to }) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ""}`).join(",");
}
