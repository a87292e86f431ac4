import { checkArtworkFile } from "./artwork-files/check-artwork-file.ts";
import { matteByAnswer, matteByNetwork, matteQuestion } from "./cutout/find-matte.ts";
import { drawLooks } from "./draw-looks.ts";
import { drawPhoto } from "./draw-photo.ts";
import { examinePhoto } from "./examine-photo.ts";
import { rasteriseLayer } from "./rasterise-layer.ts";
import { rasteriseMask } from "./rasterise-mask.ts";
import { type RenderJob, renderArtwork } from "./render-artwork.ts";
import { readLetters } from "./text/read-letters.ts";
import { tryArtwork, tryPrint } from "./try-artwork.ts";

/**
 * All that decodes a picture or draws one, by name. What goes in and comes out is data, so that it can happen in another
 * process: `app/imaging-child.ts` is where it does.
 */
export const operations = {
  examinePhoto: (photo: Uint8Array) => examinePhoto(photo),
  drawPhoto,
  drawLooks,
  renderArtwork: (job: RenderJob) => renderArtwork(job),
  rasteriseLayer,
  rasteriseMask,
  matteByNetwork,
  matteQuestion,
  matteByAnswer,
  checkArtworkFile,
  readLetters,
  tryArtwork,
  tryPrint,
};

export type Operations = typeof operations;
