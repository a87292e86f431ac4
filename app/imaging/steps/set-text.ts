import type { TextLayer } from "../artwork.ts";
import type { Box } from "../raster.ts";
import { boxOn, type Sheet } from "../sheet.ts";
import { turnedBox } from "./place-in-slot.ts";

/** The upright box on the sheet that a line of text can reach, its outline and the flourishes of its letters included. */
export function textReach({ box, size, outline, rotationDegrees = 0 }: TextLayer, sheet: Sheet): Box {
  const margin = (outline?.width ?? 0) + size / 2;
  const { x, y, width, height } = box;
  const wide = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  return turnedBox(boxOn(sheet, wide), rotationDegrees);
}
