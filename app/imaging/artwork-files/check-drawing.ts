import { sharp } from "../engine.ts";
import { rasterise } from "../rasterise.ts";
import { checkPicture } from "./check-picture.ts";
import { type FileProblem, svgProblems } from "./svg-problems.ts";

/** The least a drawing may measure, in its own units: librsvg enlarges 1,400 times, and prints reach 30,000 pixels. */
const leastSide = 24;

/** All that keeps an SVG from being used, by its lines. One that is safe is drawn once, small, to see that it can be. */
export async function checkDrawing(bytes: Uint8Array): Promise<FileProblem[]> {
  const { problems, pictures } = svgProblems(bytes);
  for (const { line, ending, bytes: picture } of pictures) {
    await checkPicture(ending, picture).catch((error: unknown) => {
      problems.push({ line, reason: `holds a picture that ${error instanceof Error ? error.message : error}` });
    });
  }
  return problems.length > 0 ? problems : drawingProblems(bytes);
}

async function drawingProblems(bytes: Uint8Array): Promise<FileProblem[]> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    if (Math.min(width, height) < leastSide) {
      return [{ line: null, reason: `is only ${width} × ${height} units; give it a width and height of at least 24` }];
    }
    await rasterise(bytes, { widthPx: 64, heightPx: 64 });
    return [];
  } catch {
    return [{ line: null, reason: "can't be drawn; is it whole, and has it a width and height or a viewBox?" }];
  }
}
