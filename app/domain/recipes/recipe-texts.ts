import { bundledFontHash, fallbackFont, isBundledFont } from "../../imaging/text/bundled-fonts.ts";
import { letterCount, normaliseText } from "../../imaging/text/normalise-text.ts";
import { fontRuns, lettersOf } from "../../imaging/text/text-fonts.ts";
import { type ArtworkDocument, textLayers } from "../artworks/artwork-document.ts";
import { DomainError } from "../errors.ts";
import type { Recipe } from "./recipe.ts";

/**
 * What decides the pixels of an artwork's texts, from what a shopper wrote by field. A field that was not sent has the
 * artwork's own text; one left empty has none. `letters` are those of the artwork's own fonts, by file (`readFontLetters`).
 *
 * @throws DomainError "text-unknown", "text-missing", "text-too-long", "text-unprintable"
 */
export function recipeTexts(
  document: ArtworkDocument,
  letters: ReadonlyMap<string, string>,
  written: Record<string, string>,
): Pick<Recipe, "texts" | "fonts"> {
  const layers = textLayers(document);
  if (Object.keys(written).some((field) => !layers.some((layer) => layer.field === field))) {
    throw new DomainError("text-unknown");
  }
  const texts: Record<string, string> = {};
  const fonts: Record<string, string> = {};
  for (const layer of layers) {
    const text = normaliseText(written[layer.field] ?? layer.default);
    if (!text && layer.required) throw new DomainError("text-missing");
    if (!text) continue;
    if (letterCount(text) > layer.maxLength) throw new DomainError("text-too-long");
    const { runs, missing } = fontRuns(layer.uppercase ? text.toUpperCase() : text, lettersOf(layer, letters));
    if (missing.length > 0 || runs.length === 0) throw new DomainError("text-unprintable");
    texts[layer.field] = text;
    // A font of the artwork's own is part of its version; what it lacks comes from a bundled one all the same.
    const font = isBundledFont(layer.font) ? layer.font : fallbackFont;
    fonts[font] = bundledFontHash(font);
  }
  return Object.keys(texts).length > 0 ? { texts, fonts } : {};
}
