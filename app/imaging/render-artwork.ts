import { type RenderJob, runPipeline } from "./pipeline.ts";
import type { RenderedImage } from "./steps/to-target.ts";

export type { RenderJob } from "./pipeline.ts";
export type { RenderedImage } from "./steps/to-target.ts";
export type { Target } from "./target.ts";

/**
 * Draws an artwork with photos in its slots. The same job gives the same bytes, on any machine with this engine version; the
 * preview is the print at another scale (long side 1200 px, thumbnail 320). A slot without a photo stays empty.
 *
 * @throws ImagingError when a photo can't be used; any other error means the artwork or the machine is at fault.
 */
export function renderArtwork(job: RenderJob): Promise<RenderedImage> {
  return runPipeline(job);
}
