import type { ArtworkView, TextView } from "../../contract.ts";
import { lettersOf } from "./write-text.ts";

/** The name a text's font goes by in this page. */
export function familyOf(artwork: Pick<ArtworkView, "id">, text: Pick<TextView, "id">): string {
  return `likeness-${artwork.id}-${text.id}`;
}

/** Makes an artwork's fonts known to the page. Nothing is fetched until a text is to be written. */
export function announceFonts(artwork: ArtworkView, proxyPath: string): void {
  const known = new Set([...document.fonts].map(({ family }) => family.replace(/^"|"$/g, "")));
  for (const text of artwork.texts) {
    const family = familyOf(artwork, text);
    if (known.has(family)) continue;
    const parts = text.fonts.map((unicodeRange, part) => {
      const source = `url("${proxyPath}/artworks/${artwork.id}/fonts/${text.id}/${part}")`;
      return new FontFace(family, source, { unicodeRange });
    });
    // Of two parts with the same letter the one added last is taken.
    for (const part of parts.reverse()) document.fonts.add(part);
  }
}

/** Fetches what a text needs. A font that does not come is no drama: the page writes in its own, the app in the right one. */
export async function fetchLetters(artwork: ArtworkView, text: TextView, written: string): Promise<void> {
  const letters = `H${written}${text.uppercase ? written.toUpperCase() : ""}`;
  await document.fonts.load(`20px "${familyOf(artwork, text)}"`, letters).catch(() => {});
}

/** The letters of a text that none of its fonts has. */
export function unprintableLetters({ fonts, uppercase }: TextView, written: string): string[] {
  const ranges = fonts.flatMap((part) => part.split(",")).map((range) => range.slice(2).split("-"));
  const has = (code: number) =>
    ranges.some(([from = "", to = from]) => code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16));
  const shown = (uppercase ? written.toUpperCase() : written).normalize("NFC").replace(/\s+/g, " ");
  const missing = lettersOf(shown).filter((letter) => ![...letter].every((sign) => has(sign.codePointAt(0) ?? 0)));
  return [...new Set(missing)];
}
