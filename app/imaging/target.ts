import type { Artwork, PhotoLayer } from "./artwork.ts";
import type { Size } from "./raster.ts";

/** What a rendition is for. Only its scale and its file format follow from it, never what is drawn. */
export type Target = { kind: "print" } | { kind: "preview" } | { kind: "thumbnail" };

/** Longest side of the renditions people look at. */
const longSidePx = { preview: 1200, thumbnail: 320 } as const;

/** The size a target draws the artwork at. Never larger than the print. */
export function canvasSize({ print }: Pick<Artwork, "print">, target: Target): Size {
  const { widthPx, heightPx } = print;
  if (target.kind === "print") return { widthPx, heightPx };
  const scale = Math.min(1, longSidePx[target.kind] / Math.max(widthPx, heightPx));
  return { widthPx: Math.max(1, Math.round(widthPx * scale)), heightPx: Math.max(1, Math.round(heightPx * scale)) };
}

/** A photo layer at the size it is drawn at. */
export interface Slot extends Pick<PhotoLayer, "shape" | "mask"> {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  rotationDegrees: number;
  featherPx: number;
}

/** The layer on a canvas of another size. Edges are rounded, not lengths, so neighbours stay neighbours at every scale. */
export function slotOn(canvas: Size, { print }: Pick<Artwork, "print">, layer: PhotoLayer): Slot {
  const { xPx, yPx, widthPx, heightPx } = layer.box;
  const across = canvas.widthPx / print.widthPx;
  const down = canvas.heightPx / print.heightPx;
  const leftPx = Math.round(xPx * across);
  const topPx = Math.round(yPx * down);
  return {
    shape: layer.shape,
    mask: layer.mask,
    leftPx,
    topPx,
    widthPx: Math.max(1, Math.round((xPx + widthPx) * across) - leftPx),
    heightPx: Math.max(1, Math.round((yPx + heightPx) * down) - topPx),
    rotationDegrees: layer.rotationDegrees ?? 0,
    featherPx: (layer.featherPx ?? 0) * across,
  };
}
