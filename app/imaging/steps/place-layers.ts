import type { Artwork, ArtworkFiles } from "../artwork.ts";
import { type Canvas, drawOver, plainCanvas } from "../canvas.ts";
import type { Size } from "../raster.ts";
import { rasterise } from "../rasterise.ts";
import type { Target } from "../target.ts";
import type { Piece } from "./turn-slot.ts";

/** An artwork with what its slots show. A slot without a piece stays empty. */
export interface Assembly {
  artwork: Artwork;
  files: ArtworkFiles;
  target: Target;
  size: Size;
  pieces: ReadonlyMap<string, Piece>;
}

export type Composition = Pick<Assembly, "artwork" | "target"> & { canvas: Canvas };

/** Puts the layers on the canvas, bottom first. */
export async function placeLayers({ artwork, files, target, size, pieces }: Assembly): Promise<Composition> {
  const canvas = plainCanvas(size, artwork.background);
  for (const layer of artwork.layers) {
    if (layer.kind === "photo") {
      const piece = pieces.get(layer.slot);
      if (piece) drawOver(canvas, piece.picture, piece.leftPx, piece.topPx);
    } else {
      const bytes = files.get(layer.file);
      if (!bytes) throw new Error(`the artwork has no file ${layer.file}`);
      drawOver(canvas, await rasterise(bytes, size));
    }
  }
  return { artwork, target, canvas };
}
