import type { Artwork, ArtworkFiles, Crop } from "./artwork.ts";
import { cropToSlot } from "./steps/crop-to-slot.ts";
import { maskSlot } from "./steps/mask-slot.ts";
import { openUpright, type SlotPhoto } from "./steps/open-upright.ts";
import { type Assembly, placeLayers } from "./steps/place-layers.ts";
import { type RenderedImage, toTarget } from "./steps/to-target.ts";
import { type Piece, turnSlot } from "./steps/turn-slot.ts";
import { canvasSize, slotOn, type Target } from "./target.ts";

/** All that decides the pixels. `photos` by slot. */
export interface RenderJob {
  artwork: Artwork;
  files: ArtworkFiles;
  photos: Record<string, { bytes: Uint8Array; crop: Crop }>;
  target: Target;
}

/** From a photo to what its slot shows. */
function toPiece(photo: SlotPhoto): Promise<Piece> {
  return Promise.resolve(photo).then(openUpright).then(cropToSlot).then(maskSlot).then(turnSlot);
}

/** From an artwork and its pieces to a file. */
function toFile(assembly: Assembly): Promise<RenderedImage> {
  return Promise.resolve(assembly).then(placeLayers).then(toTarget);
}

/** The two lists above, in order, for every slot that has a photo. */
export async function runPipeline({ artwork, files, photos, target }: RenderJob): Promise<RenderedImage> {
  const size = canvasSize(artwork, target);
  const pieces = new Map<string, Piece>();
  for (const layer of artwork.layers) {
    if (layer.kind !== "photo") continue;
    const photo = photos[layer.slot];
    if (photo) pieces.set(layer.slot, await toPiece({ ...photo, slot: slotOn(size, artwork, layer), files }));
  }
  return toFile({ artwork, files, target, size, pieces });
}
