import { normaliseText } from "../../imaging/text/normalise-text.ts";
import type { ArtworkBundle, Services } from "../services.ts";
import { type ArtworkDocument, ArtworkProblem, filesOf, parseArtworkDocument, textLayers } from "./artwork-document.ts";
import { artworkFileType } from "./artwork-files.ts";
import { linesOf } from "./json-lines.ts";
import { documentName } from "./read-artwork-archive.ts";
import { referenceProblems } from "./reference-problems.ts";

/**
 * Reads an artwork that comes from outside and makes sure that it can be drawn: its document, every file it names, and a
 * trial of the whole. A file it does not name is not looked at, and not kept.
 *
 * @throws ArtworkProblem that names all that is wrong, each as `file, line N: reason`.
 */
export async function checkArtwork(
  { imaging }: Pick<Services, "imaging">,
  bundle: ArtworkBundle,
): Promise<ArtworkDocument> {
  const { document, problems } = readDocument(bundle);
  const inFiles: string[] = [];
  const sound = new Map(bundle.files);
  for (const name of document ? filesOf(document) : bundle.files.keys()) {
    const bytes = bundle.files.get(name);
    if (!bytes || !artworkFileType(name)) continue;
    const found = await imaging.checkArtworkFile(name, bytes);
    inFiles.push(...found);
    if (found.length > 0) sound.delete(name); // nobody opens it again
  }
  if (document) problems.push(...referenceProblems(document, bundle, sound));
  problems.push(...inFiles);
  if (!document || problems.length > 0) throw new ArtworkProblem(problems);
  await tryDrawing(imaging, document, bundle);
  return document;
}

function readDocument({ document }: ArtworkBundle): { document: ArtworkDocument | null; problems: string[] } {
  try {
    return { document: parseArtworkDocument(document), problems: [] };
  } catch (error) {
    if (!(error instanceof ArtworkProblem)) throw error;
    return { document: null, problems: error.problems.map((problem) => `${documentName}, ${problem}`) };
  }
}

/** Slots, masks and texts that are right one by one may still not be drawn together. */
async function tryDrawing(
  imaging: Services["imaging"],
  document: ArtworkDocument,
  bundle: ArtworkBundle,
): Promise<void> {
  const texts = Object.fromEntries(textLayers(document).map((layer) => [layer.field, sampleOf(layer)]));
  const empty = await imaging.tryArtwork(document, bundle.files, texts).catch((error: unknown) => {
    throw new ArtworkProblem([`The artwork can't be drawn: ${error instanceof Error ? error.message : error}`]);
  });
  const lineOf = typeof bundle.document === "string" ? linesOf(bundle.document) : () => "";
  const problems = empty.map(({ layer, reason }) => {
    const path = ["layers", layer];
    return `${documentName}, ${lineOf(path)}${path.join(".")}: ${reason}`;
  });
  if (problems.length > 0) throw new ArtworkProblem(problems);
}

function sampleOf({ default: text, label, maxLength }: ReturnType<typeof textLayers>[number]): string {
  return normaliseText(text || label).slice(0, maxLength);
}
