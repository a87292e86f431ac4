import type { Artwork, Corners, LayerBox, PhotoLayer, PrintSize } from "./artwork.ts";
import type { Box, Size } from "./raster.ts";

/** What a rendition is for. Only its scale, its margin and its file format follow from it, never what is drawn. */
export type Target =
  | {
      kind: "print";
      size?: string | undefined /** Another than the artwork's own. */;
      format?: "png" | "jpeg" | "pdf" | undefined;
    }
  | { kind: "preview" | "thumbnail"; format?: "webp" | "jpeg" | "png" | undefined };

/** Longest side of the renditions people look at. */
const longSidePx = { preview: 1200, thumbnail: 320 } as const;

const perInch = { in: 1, mm: 25.4 } as const;

/** The pixels an artwork is drawn on, and where its units lie on them. */
export interface Sheet extends Size {
  /** Pixels a unit; across and down differ by less than a pixel over the whole sheet. */
  across: number;
  down: number;
  /** The unit at the sheet's left and upper edge: prints have the bleed, previews show what is left after cutting. */
  left: number;
  top: number;
  /** How much finer than the sheet a picture is drawn that will be turned or bent on it. */
  finer: number;
}

/** Turning does not average, which a print's pixels are fine enough for; what people look at is not. */
const finerForEyes = 2;

type Measured = Pick<Artwork, "canvas" | "sizes">;

/** A size by its name; the first if none is named. Throws when the artwork has none of that name. */
export function printSize({ sizes }: Pick<Artwork, "sizes">, name?: string): PrintSize {
  const size = name === undefined ? sizes[0] : sizes.find((candidate) => candidate.name === name);
  if (!size) throw new Error(`the artwork has no size ${name}`);
  return size;
}

/** A print after cutting, in pixels. */
export function trimmedPixels({ width, height, unit, dpi }: PrintSize): Size {
  return { widthPx: Math.round((width / perInch[unit]) * dpi), heightPx: Math.round((height / perInch[unit]) * dpi) };
}

/** What the cutter leaves of a canvas, in units. */
export function trimmedCanvas({ width, height, bleed }: Artwork["canvas"]): { width: number; height: number } {
  return { width: width - 2 * bleed, height: height - 2 * bleed };
}

/** The sheet a target is drawn on. A preview is never larger than the print. */
export function sheetFor({ canvas, sizes }: Measured, target: Target): Sheet {
  const cut = trimmedPixels(printSize({ sizes }, target.kind === "print" ? target.size : undefined));
  const trim = trimmedCanvas(canvas);
  if (target.kind === "print") {
    const widthPx = Math.round((cut.widthPx * canvas.width) / trim.width);
    const heightPx = Math.round((cut.heightPx * canvas.height) / trim.height);
    const [across, down] = [widthPx / canvas.width, heightPx / canvas.height];
    return { widthPx, heightPx, across, down, left: 0, top: 0, finer: 1 };
  }
  const scale = Math.min(1, longSidePx[target.kind] / Math.max(cut.widthPx, cut.heightPx));
  const widthPx = Math.max(1, Math.round(cut.widthPx * scale));
  const heightPx = Math.max(1, Math.round(cut.heightPx * scale));
  return {
    widthPx,
    heightPx,
    across: widthPx / trim.width,
    down: heightPx / trim.height,
    left: canvas.bleed,
    top: canvas.bleed,
    finer: finerForEyes,
  };
}

/** A box on a sheet. Edges are rounded, not lengths, so neighbours stay neighbours at every scale. */
export function boxOn({ across, down, left, top }: Sheet, { x, y, width, height }: LayerBox): Box {
  const leftPx = Math.round((x - left) * across);
  const topPx = Math.round((y - top) * down);
  return {
    leftPx,
    topPx,
    widthPx: Math.max(1, Math.round((x + width - left) * across) - leftPx),
    heightPx: Math.max(1, Math.round((y + height - top) * down) - topPx),
  };
}

/** The whole canvas on a sheet; reaches outside it by the bleed where that is not shown. */
export function canvasOn(sheet: Sheet, { width, height }: Artwork["canvas"]): Box {
  return boxOn(sheet, { x: 0, y: 0, width, height });
}

/** A photo layer at the size it is drawn at: where its flat picture lies and how large it is, and how it is turned or bent into place. */
export interface Slot extends Box, Pick<PhotoLayer, "shape" | "mask" | "path"> {
  rotationDegrees: number;
  featherPx: number;
  /** Where the flat picture's corners go, in pixels of the sheet; null for a box. */
  corners: Corners | null;
  /** Pixels of the flat picture for each of the sheet's; 1 unless it is turned or bent. */
  finer: number;
  /** Of the layer's box in units: what `path` is drawn in. */
  width: number;
  height: number;
}

export function slotOn(sheet: Sheet, layer: PhotoLayer): Slot {
  const { shape, mask, path, rotationDegrees = 0, feather = 0, quad } = layer;
  const finer = quad || rotationDegrees !== 0 ? sheet.finer : 1;
  const shared = { shape, mask, path, rotationDegrees, featherPx: feather * sheet.across * finer, finer };
  if (quad) {
    const corners = quad.map(([x, y]) => [(x - sheet.left) * sheet.across, (y - sheet.top) * sheet.down]);
    return {
      ...shared,
      ...flatBox(corners as unknown as Corners, finer),
      ...flatSize(quad),
      corners: corners as unknown as Corners,
    };
  }
  const box = layer.box ?? { x: 0, y: 0, width: 1, height: 1 };
  const { leftPx, topPx, widthPx, heightPx } = boxOn(sheet, box);
  const flat = { leftPx, topPx, widthPx: widthPx * finer, heightPx: heightPx * finer };
  return { ...shared, ...flat, width: box.width, height: box.height, corners: null };
}

/** A picture in perspective before it is bent: as wide and high as its longer edges, so that nothing is drawn too coarse. */
export function flatSize([a, b, c, d]: Corners): { width: number; height: number } {
  const long = ([x1, y1]: Corners[0], [x2, y2]: Corners[0]) => Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
  return { width: Math.max(long(a, b), long(d, c)), height: Math.max(long(a, d), long(b, c)) };
}

function flatBox(corners: Corners, finer: number): Box {
  const [widthPx, heightPx] = Object.values(flatSize(corners)).map((px) => Math.max(1, Math.round(px * finer)));
  return { leftPx: 0, topPx: 0, widthPx: widthPx ?? 1, heightPx: heightPx ?? 1 };
}
