import type { Font } from "fontkit";

const known = new WeakMap<Font, string>();

/** The letters a font has, as CSS writes them: `U+20-7E,U+A0`. */
export function unicodeRange(font: Font): string {
  const written = known.get(font) ?? write([...font.characterSet].sort((one, other) => one - other));
  known.set(font, written);
  return written;
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
