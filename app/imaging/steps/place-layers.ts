import type { Artwork, ArtworkFiles } from "../artwork.ts";
import { type Canvas, copyOf, drawOver, putBack } from "../canvas.ts";
import type { PreparedArtwork } from "../prepared-artwork.ts";
import type { Box, PlacedRaster } from "../raster.ts";
import type { Target } from "../sheet.ts";

/** An artwork and what its openings show, by their place among the layers. An opening without a piece stays empty. */
export interface Assembly {
  prepared: PreparedArtwork;
  pieces: ReadonlyMap<number, PlacedRaster>;
  finish: Finish;
}

/** What decides the file beside its pixels. */
export interface Finish {
  artwork: Pick<Artwork, "canvas" | "sizes" | "output">;
  files: ArtworkFiles;
  target: Target;
}

export type Composition = Pick<Assembly, "prepared" | "finish"> & {
  canvas: Canvas;
  /** Where it may differ from the empty artwork. */
  changed: readonly Box[];
};

/**
 * Puts the pieces between the layers, bottom first. Only the boxes they reach are drawn; the rest is the empty artwork as it
 * was prepared. Where boxes overlap, each is drawn with all pieces, so their order does not matter.
 */
export function placeLayers({ prepared, pieces, finish }: Assembly): Composition {
  const canvas = copyOf(prepared.empty);
  const changed: Box[] = [];
  for (const [index, { box, below, above }] of prepared.openings) {
    if (!box || !below || !pieces.has(index)) continue;
    const part = copyOf(below);
    for (const layer of above) {
      if ("picture" in layer) {
        drawOver(part, layer.picture, 0, 0, layer);
        continue;
      }
      const piece = pieces.get(layer.opening);
      const drawing = prepared.openings.get(layer.opening)?.layer;
      if (piece) drawOver(part, piece.picture, piece.leftPx - box.leftPx, piece.topPx - box.topPx, drawing);
    }
    putBack(canvas, part, box.leftPx, box.topPx);
    changed.push(box);
  }
  return { prepared, finish, canvas, changed };
}
