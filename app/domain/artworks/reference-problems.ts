import { bundledFonts, isBundledFont } from "../../imaging/text/bundled-fonts.ts";
import { letterCount, normaliseText } from "../../imaging/text/normalise-text.ts";
import { fontRuns, lettersOf } from "../../imaging/text/text-fonts.ts";
import type { ArtworkBundle } from "../services.ts";
import type { ArtworkDocument, TextLayer } from "./artwork-document.ts";
import { linesOf } from "./json-lines.ts";
import { documentName } from "./read-artwork-archive.ts";

interface Reference {
  file: string;
  path: (string | number)[];
}

/** What a document names that is not there: files, fonts, letters of its texts. `letters`: of its own fonts that are sound. */
export function referenceProblems(
  document: ArtworkDocument,
  { document: text, files }: ArtworkBundle,
  letters: ReadonlyMap<string, string>,
): string[] {
  const lineOf = typeof text === "string" ? linesOf(text) : () => "";
  const at = (path: Reference["path"], reason: string) =>
    `${documentName}, ${lineOf(path)}${path.join(".")}: ${reason}`;
  const problems = referencesIn(document)
    .filter(({ file }) => !files.has(file))
    .map(({ file, path }) => at(path, `${file} is not there`));

  for (const [index, layer] of document.layers.entries()) {
    if (layer.kind !== "text") continue;
    const path = (field: string) => ["layers", index, field];
    if (!layer.font.includes(".") && !isBundledFont(layer.font)) {
      problems.push(at(path("font"), `${layer.font} is none of our fonts: ${Object.keys(bundledFonts).join(", ")}`));
      continue;
    }
    const reason = defaultProblem(layer, letters);
    if (reason) problems.push(at(path("default"), reason));
  }
  return problems;
}

function referencesIn({ layers, output }: ArtworkDocument): Reference[] {
  const found = layers.flatMap((layer, index): Reference[] => {
    const at = (field: string, file: string | undefined) => (file ? [{ file, path: ["layers", index, field] }] : []);
    if (layer.kind === "image") return at("file", layer.file);
    if (layer.kind === "photo") return at("mask", layer.mask);
    return at("font", layer.font.includes(".") ? layer.font : undefined);
  });
  return output.profile ? [...found, { file: output.profile, path: ["output", "profile"] }] : found;
}

/** Why a text that a shopper leaves as it is could not be printed; null when it can. */
function defaultProblem(layer: TextLayer, letters: ReadonlyMap<string, string>): string | null {
  const text = normaliseText(layer.default);
  if (letterCount(text) > layer.maxLength) return `is longer than maxLength, ${layer.maxLength}`;
  try {
    const { missing } = fontRuns(layer.uppercase ? text.toUpperCase() : text, lettersOf(layer, letters));
    return missing.length > 0 ? `has letters no font of ours has: ${missing.join(" ")}` : null;
  } catch {
    return null; // a font that is missing or can't be read is told of as a file
  }
}
