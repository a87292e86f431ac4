import { type RenderJob, runPipeline } from "./pipeline.ts";
import type { OnStep } from "./step-times.ts";
import type { RenderedImage } from "./steps/to-target.ts";

export type { RenderJob } from "./pipeline.ts";
export type { Target } from "./sheet.ts";
export type { RenderedImage } from "./steps/to-target.ts";

/**
 * Draws an artwork with photos in its slots. The same job gives the same bytes, on any machine with this engine version; the
 * preview is the print at another scale (long side 1200 px, thumbnail 320). A slot without a photo stays empty.
 *
 * What does not depend on photos is kept in memory for the next job (`render-memory.ts`) and never changes a byte of the
 * result. `onStep` is told what each step took.
 *
 * @throws ImagingError when a photo can't be used; any other error means the artwork or the machine is at fault.
 */
export function renderArtwork(job: RenderJob, onStep?: OnStep): Promise<RenderedImage> {
  return runPipeline(job, onStep);
}
