import type { Artwork } from "../artwork.ts";
import { type Canvas, copyOf, drawOver, putBack } from "../canvas.ts";
import type { PreparedArtwork } from "../prepared-artwork.ts";
import type { Box } from "../raster.ts";
import type { Target } from "../target.ts";
import type { Piece } from "./turn-slot.ts";

/** An artwork with what its slots show. A slot without a piece stays empty. */
export interface Assembly {
  artwork: Artwork;
  target: Target;
  prepared: PreparedArtwork;
  pieces: ReadonlyMap<string, Piece>;
}

export type Composition = Pick<Assembly, "artwork" | "target" | "prepared"> & {
  canvas: Canvas;
  /** Where it may differ from the empty artwork. */
  changed: readonly Box[];
};

/**
 * Puts the pieces between the layers, bottom first. Only the boxes they reach are drawn; the rest is the empty artwork as it
 * was prepared. Where boxes overlap, each is drawn with all pieces, so their order does not matter.
 */
export function placeLayers({ artwork, target, prepared, pieces }: Assembly): Composition {
  const canvas = copyOf(prepared.empty);
  const changed: Box[] = [];
  for (const [name, { box, below, above }] of prepared.slots) {
    if (!box || !below || !pieces.has(name)) continue;
    const part = copyOf(below);
    for (const layer of above) {
      if (typeof layer !== "string") {
        drawOver(part, layer);
        continue;
      }
      const piece = pieces.get(layer);
      if (piece) drawOver(part, piece.picture, piece.leftPx - box.leftPx, piece.topPx - box.topPx);
    }
    putBack(canvas, part, box.leftPx, box.topPx);
    changed.push(box);
  }
  return { artwork, target, prepared, canvas, changed };
}
