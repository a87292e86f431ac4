import { createHash } from "node:crypto";
// biome-ignore lint/style/noRestrictedImports: these fonts come with the product, as its code does
import { readFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: where they lie
import { join } from "node:path";

/** The fonts every artwork may name. All are under the SIL Open Font License and come from npm (`@fontsource/…`). */
export const bundledFonts = {
  "bebas-neue": { weight: 400, looks: "tall, plain capitals" },
  caveat: { weight: 700, looks: "quick handwriting" },
  cinzel: { weight: 700, looks: "capitals as cut in stone" },
  fredoka: { weight: 600, looks: "round and friendly" },
  "great-vibes": { weight: 400, looks: "a flowing hand for invitations" },
  "noto-sans": { weight: 600, looks: "plain; has the letters of most of the world's alphabets" },
  pacifico: { weight: 400, looks: "a broad brush" },
  "playfair-display": { weight: 700, looks: "book type with fine and bold strokes" },
} as const;

export type BundledFontName = keyof typeof bundledFonts;

export function isBundledFont(name: string): name is BundledFontName {
  return Object.hasOwn(bundledFonts, name);
}

/** What a font's letters are split into, the commonest first. */
const scripts = ["latin", "latin-ext"] as const;

/** What letters are taken from that a font has not: its own scripts and more. */
export const fallbackFont = "noto-sans";
const fallbackScripts = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese", "devanagari"] as const;

const loaded = new Map<BundledFontName, Uint8Array[]>();

/** The files a font consists of, in the order letters are looked for. Packages lie where the process was started. */
export function bundledFontFiles(name: BundledFontName): Uint8Array[] {
  const known = loaded.get(name);
  if (known) return known;
  const { weight } = bundledFonts[name];
  const files = (name === fallbackFont ? fallbackScripts : scripts).map((script) =>
    readFileSync(fontPath(name, `${name}-${script}-${weight}-normal.woff`)),
  );
  loaded.set(name, files);
  return files;
}

/** Where a file of a font's package lies. */
export function fontPath(name: BundledFontName, file: string): string {
  return join(process.cwd(), "node_modules", "@fontsource", name, "files", file);
}

/** SHA-256 (hex) of all that may be drawn with a font, the letters taken from elsewhere included: it belongs in a recipe. */
export function bundledFontHash(name: BundledFontName): string {
  const hash = createHash("sha256");
  for (const file of [...bundledFontFiles(name), ...bundledFontFiles(fallbackFont)]) hash.update(file);
  return hash.digest("hex");
}
