import type { BlendMode } from "./blend.ts";

/** An artwork as the pipeline sees it. Lengths in the designer's units, of which the canvas has so many. */
export interface Artwork {
  canvas: ArtworkCanvas;
  /** At least one; the first is what previews are of. All have the trimmed canvas's proportions. */
  sizes: readonly PrintSize[];
  /** `#rrggbb`, below all layers. */
  background: string;
  /** Bottom first. */
  layers: readonly ArtworkLayer[];
  /** What prints are; PNG unless it says otherwise. */
  output?: PrintOutput | undefined;
}

export interface PrintOutput {
  format: "png" | "jpeg" | "pdf";
  /** The file of a press's ICC profile: then a JPEG or PDF is in its CMYK. */
  profile?: string | undefined;
}

export interface ArtworkCanvas {
  width: number;
  height: number;
  /** The margin on all sides, inside the canvas, that is cut off after printing. */
  bleed: number;
}

/** A size it is printed in, after cutting. */
export interface PrintSize {
  name: string;
  width: number;
  height: number;
  unit: "mm" | "in";
  dpi: number;
}

export type ArtworkLayer = ImageLayer | PhotoLayer | TextLayer;

interface Layer {
  blend?: BlendMode | undefined;
  /** 0–1. */
  opacity?: number | undefined;
}

export interface LayerBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture over its box, or over the whole canvas. */
export interface ImageLayer extends Layer {
  kind: "image";
  file: string;
  box?: LayerBox | undefined;
}

export type Point = readonly [x: number, y: number];
/** Top left, top right, bottom right, bottom left of a picture in perspective. */
export type Corners = readonly [Point, Point, Point, Point];

/** A place for a photo: an upright or turned `box`, or four corners. */
export interface PhotoLayer extends Layer {
  kind: "photo";
  slot: string;
  box?: LayerBox | undefined;
  quad?: Corners | undefined;
  shape: "rectangle" | "ellipse" | "path" | "alpha";
  /** For "path": SVG path data, in units of the box from its top left. */
  path?: string | undefined;
  /** For "alpha": a picture of the box whose opacity is the shape. */
  mask?: string | undefined;
  /** Clockwise, about the middle of the box. */
  rotationDegrees?: number | undefined;
  /** Width of the soft edge, inward from the shape's outline. */
  feather?: number | undefined;
  /** 0–1: how far the photo's colours go toward the artwork's below it. */
  match?: number | undefined;
}

/** A line of text the shopper writes. */
export interface TextLayer extends Layer {
  kind: "text";
  field: string;
  box: LayerBox;
  rotationDegrees?: number | undefined;
  /** A bundled font's name, or a font file of the artwork. */
  font: string;
  size: number;
  letterSpacing?: number | undefined;
  align?: "left" | "center" | "right" | undefined;
  color: string;
  outline?: { color: string; width: number } | undefined;
  /** Degrees of a circle that the line spans when it fills its box; positive arches up. */
  curve?: number | undefined;
  uppercase?: boolean | undefined;
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
