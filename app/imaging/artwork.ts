/** An artwork as the pipeline sees it. Lengths in print pixels. */
export interface Artwork {
  print: { widthPx: number; heightPx: number; dpi: number };
  /** `#rrggbb`, below all layers. */
  background: string;
  /** Bottom first. */
  layers: readonly ArtworkLayer[];
}

export type ArtworkLayer = ImageLayer | PhotoLayer;

/** A picture over the whole canvas. */
export interface ImageLayer {
  kind: "image";
  file: string;
}

/** A place for a photo. */
export interface PhotoLayer {
  kind: "photo";
  slot: string;
  box: { xPx: number; yPx: number; widthPx: number; heightPx: number };
  shape: "rectangle" | "ellipse" | "alpha";
  /** For "alpha": a picture of the box whose opacity is the shape. */
  mask?: string | undefined;
  /** Clockwise, about the middle of the box. */
  rotationDegrees?: number | undefined;
  /** Width of the soft edge, inward from the shape's outline. */
  featherPx?: number | undefined;
}

/** The files an artwork names, by name. */
export type ArtworkFiles = ReadonlyMap<string, Uint8Array>;

/**
 * The part of an upright photo that fills a slot: top-left and size of a box in fractions of the photo (0–1), then turned
 * clockwise by `rotationDegrees` about its own middle.
 */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  rotationDegrees: number;
}
