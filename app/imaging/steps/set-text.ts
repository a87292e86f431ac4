import type { ArtworkFiles, TextLayer } from "../artwork.ts";
import { type Box, type PlacedRaster, within } from "../raster.ts";
import { rasterise } from "../rasterise.ts";
import { boxOn, type Sheet } from "../sheet.ts";
import { layoutText } from "../text/layout-text.ts";
import { fontsOf } from "../text/text-fonts.ts";
import { turnedBox } from "./place-in-slot.ts";

/** The upright box on the sheet that a line of text can reach, its outline and the flourishes of its letters included. */
export function textReach({ box, size, outline, rotationDegrees = 0 }: TextLayer, sheet: Sheet): Box {
  const margin = (outline?.width ?? 0) + size / 2;
  const { x, y, width, height } = box;
  const wide = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  return turnedBox(boxOn(sheet, wide), rotationDegrees);
}

/** A line of text and where it goes. */
export interface SlotText {
  text: string;
  layer: TextLayer;
  files: ArtworkFiles;
  sheet: Sheet;
}

/**
 * Draws a line of text as outlines, so that no machine's own fonts decide a pixel and it is as sharp as the printer. Null
 * when there is nothing to draw.
 */
export async function setText({ text, layer, files, sheet }: SlotText): Promise<PlacedRaster | null> {
  const reach = within(sheet, textReach(layer, sheet));
  const outlines = layoutText(text, layer, fontsOf(layer, files));
  if (!reach || !outlines) return null;
  const { leftPx, topPx, widthPx, heightPx } = reach;
  const { across, down } = sheet;
  const seen = [leftPx / across + sheet.left, topPx / down + sheet.top, widthPx / across, heightPx / down];
  const { color, outline } = layer;
  // Twice the width, for half of it lies under the letters.
  const stroke = outline
    ? `<path d="${outlines.path}" fill="none" stroke="${outline.color}" stroke-width="${2 * outline.width}" stroke-linejoin="round"/>`
    : "";
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="${seen.join(" ")}" preserveAspectRatio="none">${stroke}<path d="${outlines.path}" fill="${color}"/></svg>`;
  return { picture: await rasterise(Buffer.from(drawing), { widthPx, heightPx }), leftPx, topPx };
}
