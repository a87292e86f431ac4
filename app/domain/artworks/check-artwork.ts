import { normaliseText } from "../../imaging/text/normalise-text.ts";
import { type ArtworkBundle, type Services, takesTooLong } from "../services.ts";
import { type ArtworkDocument, ArtworkProblem, filesOf, parseArtworkDocument, textLayers } from "./artwork-document.ts";
import { artworkFileType, isFontFile } from "./artwork-files.ts";
import { linesOf } from "./json-lines.ts";
import { largestSize, sheetProblems } from "./print-sizes.ts";
import { documentName } from "./read-artwork-archive.ts";
import { referenceProblems } from "./reference-problems.ts";

/** How long looking at an artwork's files may take in all; what shoppers wait for goes through the same processes. */
const mostMs = 60_000;

/**
 * Reads an artwork that comes from outside and makes sure that it can be drawn: its document, every file it names, and a
 * trial of the whole, as the preview and as the largest print. A file it does not name is not looked at, and not kept; after
 * one that takes all time or memory, or when all take too long together, nothing more is looked at.
 *
 * @throws ArtworkProblem that names all that is wrong, each as `file, line N: reason`.
 */
export async function checkArtwork(
  { imaging }: Pick<Services, "imaging">,
  bundle: ArtworkBundle,
): Promise<ArtworkDocument> {
  const { document, problems } = readDocument(bundle);
  const inFiles: string[] = [];
  const letters = new Map<string, string>();
  const begun = performance.now();
  for (const name of document ? filesOf(document) : bundle.files.keys()) {
    const bytes = bundle.files.get(name);
    if (!bytes || !artworkFileType(name)) continue;
    if (performance.now() - begun > mostMs) throw new ArtworkProblem([...inFiles, tooLong]);
    const found = await imaging.checkArtworkFile(name, bytes);
    inFiles.push(...found);
    if (found.some((problem) => problem.endsWith(takesTooLong))) throw new ArtworkProblem(inFiles);
    if (found.length === 0 && isFontFile(name)) letters.set(name, await imaging.readLetters(bytes));
  }
  if (document) problems.push(...sheetProblems(document, bundle), ...referenceProblems(document, bundle, letters));
  problems.push(...inFiles);
  if (!document || problems.length > 0) throw new ArtworkProblem(problems);
  await tryDrawing(imaging, document, bundle);
  return document;
}

const tooLong = "The files take too long to open; make them fewer or simpler";

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
  const refuse = (what: string) => (error: unknown) => {
    throw new ArtworkProblem([`${what} can't be drawn: ${error instanceof Error ? error.message : error}`]);
  };
  const empty = await imaging.tryArtwork(document, bundle.files, texts).catch(refuse("The artwork"));
  const lineOf = typeof bundle.document === "string" ? linesOf(bundle.document) : () => "";
  const problems = empty.map(({ layer, reason }) => {
    const path = ["layers", layer];
    return `${documentName}, ${lineOf(path)}${path.join(".")}: ${reason}`;
  });
  if (problems.length > 0) throw new ArtworkProblem(problems);
  const { name } = largestSize(document);
  await imaging.tryPrint(document, bundle.files, texts, name).catch(refuse(`The print ${name}`));
}

function sampleOf({ default: text, label, maxLength }: ReturnType<typeof textLayers>[number]): string {
  return normaliseText(text || label).slice(0, maxLength);
}
