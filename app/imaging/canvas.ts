import { type BlendMode, blendTable } from "./blend.ts";
import type { Box, Raster, Size } from "./raster.ts";

/** An opaque picture that layers are put on: sRGB, three bytes a pixel. */
export interface Canvas extends Size {
  data: Uint8Array;
}

/** A canvas of one colour, `#rrggbb`. */
export function plainCanvas({ widthPx, heightPx }: Size, background: string): Canvas {
  const row = Buffer.alloc(widthPx * 3, Buffer.from(background.slice(1), "hex"));
  const data = new Uint8Array(row.length * heightPx);
  for (let at = 0; at < data.length; at += row.length) data.set(row, at);
  return { data, widthPx, heightPx };
}

/** A copy of part of a canvas that lies wholly inside it; of all of it if no part is named. */
export function copyOf(canvas: Canvas, part: Box = { leftPx: 0, topPx: 0, ...canvas }): Canvas {
  const { leftPx, topPx, widthPx, heightPx } = part;
  if (widthPx === canvas.widthPx) {
    const from = topPx * widthPx * 3;
    // Not `slice`: of a Buffer it gives the same bytes again, and no copy.
    return { data: new Uint8Array(canvas.data.subarray(from, from + widthPx * heightPx * 3)), widthPx, heightPx };
  }
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let row = 0; row < heightPx; row++) {
    const from = ((topPx + row) * canvas.widthPx + leftPx) * 3;
    data.set(canvas.data.subarray(from, from + widthPx * 3), row * widthPx * 3);
  }
  return { data, widthPx, heightPx };
}

/** Puts a part back where it was copied from. */
export function putBack(canvas: Canvas, part: Canvas, leftPx: number, topPx: number): void {
  const bytesInRow = part.widthPx * 3;
  for (let row = 0; row < part.heightPx; row++) {
    const from = row * bytesInRow;
    canvas.data.set(part.data.subarray(from, from + bytesInRow), ((topPx + row) * canvas.widthPx + leftPx) * 3);
  }
}

/** How a picture is put over another: its mode, and how much of it counts (0–1). */
export interface Drawing {
  blend?: BlendMode | undefined;
  opacity?: number | undefined;
}

/**
 * Puts a picture over the canvas with its top-left at (left, top); what falls outside is dropped. Only the pixels under it
 * are touched, and in whole numbers, so grey over the same grey is that grey at any opacity.
 */
export function drawOver(canvas: Canvas, picture: Raster, leftPx = 0, topPx = 0, drawing: Drawing = {}): void {
  const from = { column: Math.max(0, -leftPx), row: Math.max(0, -topPx) };
  const columns = Math.min(picture.widthPx, canvas.widthPx - leftPx);
  const rows = Math.min(picture.heightPx, canvas.heightPx - topPx);
  const table = blendTable(drawing.blend ?? "normal");
  const share = Math.round((drawing.opacity ?? 1) * 255);
  for (let row = from.row; row < rows; row++) {
    const at = (row * picture.widthPx + from.column) * 4;
    const to = ((row + topPx) * canvas.widthPx + from.column + leftPx) * 3;
    const end = at + (columns - from.column) * 4;
    if (table || share < 255) drawRowBlended(canvas.data, to, picture.data, at, end, share, table);
    else drawRow(canvas.data, to, picture.data, at, end);
  }
}

function drawRow(under: Uint8Array, begin: number, over: Uint8Array, from: number, end: number): void {
  for (let at = from, to = begin; at < end; at += 4, to += 3) {
    const alpha = over[at + 3] ?? 0;
    if (alpha === 0) continue;
    if (alpha === 255) {
      under[to] = over[at] ?? 0;
      under[to + 1] = over[at + 1] ?? 0;
      under[to + 2] = over[at + 2] ?? 0;
      continue;
    }
    const rest = 255 - alpha;
    under[to] = ((over[at] ?? 0) * alpha + (under[to] ?? 0) * rest + 127) / 255;
    under[to + 1] = ((over[at + 1] ?? 0) * alpha + (under[to + 1] ?? 0) * rest + 127) / 255;
    under[to + 2] = ((over[at + 2] ?? 0) * alpha + (under[to + 2] ?? 0) * rest + 127) / 255;
  }
}

/** The canvas is opaque, so the blended colour is mixed in by the picture's alpha alone. */
function drawRowBlended(
  under: Uint8Array,
  begin: number,
  over: Uint8Array,
  from: number,
  end: number,
  share: number,
  table: Uint8Array | null,
): void {
  for (let at = from, to = begin; at < end; at += 4, to += 3) {
    const alpha = (((over[at + 3] ?? 0) * share + 127) / 255) | 0;
    if (alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      const below = under[to + channel] ?? 0;
      const above = over[at + channel] ?? 0;
      const blended = table ? (table[below * 256 + above] ?? 0) : above;
      under[to + channel] = (blended * alpha + below * (255 - alpha) + 127) / 255;
    }
  }
}
