import type { Artwork, ArtworkFiles, Crop } from "./artwork.ts";
import { recallDrawn } from "./drawn-artworks.ts";
import { type PreparedArtwork, prepareArtwork, preparedKey } from "./prepared-artwork.ts";
import type { PlacedRaster } from "./raster.ts";
import { preparedArtworks } from "./render-memory.ts";
import { sheetFor, type Target } from "./sheet.ts";
import { type OnStep, timed } from "./step-times.ts";
import { applyEffect, type ChosenEffect } from "./steps/apply-effect.ts";
import { cropToSlot } from "./steps/crop-to-slot.ts";
import { cutOut } from "./steps/cut-out.ts";
import { maskSlot } from "./steps/mask-slot.ts";
import { matchColours } from "./steps/match-colours.ts";
import { openUpright, type PhotoSource, type SlotPhoto } from "./steps/open-upright.ts";
import { placeInSlot } from "./steps/place-in-slot.ts";
import { type Assembly, placeLayers } from "./steps/place-layers.ts";
import { setText } from "./steps/set-text.ts";
import { type RenderedImage, toTarget } from "./steps/to-target.ts";

/** What a shopper puts into one slot. */
export interface SlotChoice {
  bytes: Uint8Array;
  /** What `bytes` are, and what the slot is drawn from; the photo itself unless it says otherwise. */
  source?: PhotoSource;
  crop: Crop;
  /** A matte that `makeMatte` made of the photo: what is behind is taken away. */
  matte?: Uint8Array | undefined;
  effect?: ChosenEffect | undefined;
}

/** All that decides the pixels. `photos` by slot, `texts` by field. */
export interface RenderJob {
  artwork: Artwork;
  files: ArtworkFiles;
  photos: Record<string, SlotChoice>;
  texts?: Record<string, string>;
  target: Target;
}

/** What does not depend on shoppers: from memory or, where such are kept, from a file if it was drawn before. */
function toPrepared({ artwork, files, target }: RenderJob): Promise<PreparedArtwork> {
  const sheet = sheetFor(artwork, target);
  const key = preparedKey(artwork, files, sheet);
  return preparedArtworks.recall(key, () => recallDrawn(key, () => prepareArtwork(artwork, files, sheet)));
}

/** From a photo to what its slot shows. */
function toPiece(photo: SlotPhoto, onStep?: OnStep): Promise<PlacedRaster> {
  return Promise.resolve(photo)
    .then(timed(openUpright, onStep))
    .then(timed(cropToSlot, onStep))
    .then(timed(applyEffect, onStep))
    .then(timed(cutOut, onStep))
    .then(timed(matchColours, onStep))
    .then(timed(maskSlot, onStep))
    .then(timed(placeInSlot, onStep));
}

/** From an artwork and its pieces to a file. */
function toFile(assembly: Assembly, onStep?: OnStep): Promise<RenderedImage> {
  return Promise.resolve(assembly).then(timed(placeLayers, onStep)).then(timed(toTarget, onStep));
}

/** The lists above, in order, for every slot that has a photo. `onStep` is told what each step took. */
export async function runPipeline(job: RenderJob, onStep?: OnStep): Promise<RenderedImage> {
  const prepared = await timed(toPrepared, onStep)(job);
  const pieces = new Map<number, PlacedRaster>();
  for (const [index, opening] of prepared.openings) {
    if (opening.kind === "text") {
      const text = job.texts?.[opening.layer.field] ?? "";
      const piece = await timed(
        setText,
        onStep,
      )({ text, layer: opening.layer, files: job.files, sheet: prepared.sheet });
      if (piece) pieces.set(index, piece);
      continue;
    }
    const { slot, mask, below, layer } = opening;
    const choice = job.photos[layer.slot];
    const photo = choice && { source: "photo" as const, ...choice, slot, mask, match: layer.match ?? 0, ground: below };
    if (photo) pieces.set(index, await toPiece(photo, onStep));
  }
  return toFile({ prepared, pieces, finish: job }, onStep);
}
