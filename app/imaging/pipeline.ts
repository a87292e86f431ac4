import type { Artwork, ArtworkFiles, Crop } from "./artwork.ts";
import { type PreparedArtwork, prepareArtwork, preparedKey } from "./prepared-artwork.ts";
import { preparedArtworks } from "./render-memory.ts";
import { type OnStep, timed } from "./step-times.ts";
import { cropToSlot } from "./steps/crop-to-slot.ts";
import { maskSlot } from "./steps/mask-slot.ts";
import { openUpright, type SlotPhoto } from "./steps/open-upright.ts";
import { type Assembly, placeLayers } from "./steps/place-layers.ts";
import { type RenderedImage, toTarget } from "./steps/to-target.ts";
import { type Piece, turnSlot } from "./steps/turn-slot.ts";
import { canvasSize, type Target } from "./target.ts";

/** All that decides the pixels. `photos` by slot. */
export interface RenderJob {
  artwork: Artwork;
  files: ArtworkFiles;
  photos: Record<string, { bytes: Uint8Array; crop: Crop }>;
  target: Target;
}

/** What does not depend on photos, from memory if it was drawn before. */
function toPrepared({ artwork, files, target }: RenderJob): Promise<PreparedArtwork> {
  const size = canvasSize(artwork, target);
  return preparedArtworks.recall(preparedKey(artwork, files, size), () => prepareArtwork(artwork, files, size));
}

/** From a photo to what its slot shows. */
function toPiece(photo: SlotPhoto, onStep?: OnStep): Promise<Piece> {
  return Promise.resolve(photo)
    .then(timed(openUpright, onStep))
    .then(timed(cropToSlot, onStep))
    .then(timed(maskSlot, onStep))
    .then(timed(turnSlot, onStep));
}

/** From an artwork and its pieces to a file. */
function toFile(assembly: Assembly, onStep?: OnStep): Promise<RenderedImage> {
  return Promise.resolve(assembly).then(timed(placeLayers, onStep)).then(timed(toTarget, onStep));
}

/** The lists above, in order, for every slot that has a photo. `onStep` is told what each step took. */
export async function runPipeline(job: RenderJob, onStep?: OnStep): Promise<RenderedImage> {
  const prepared = await timed(toPrepared, onStep)(job);
  const pieces = new Map<string, Piece>();
  for (const [name, { slot, mask }] of prepared.slots) {
    const photo = job.photos[name];
    if (photo) pieces.set(name, await toPiece({ ...photo, slot, mask }, onStep));
  }
  return toFile({ artwork: job.artwork, target: job.target, prepared, pieces }, onStep);
}
