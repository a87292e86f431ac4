import { PDFDocument, type PDFPage, rgb } from "@cantoo/pdf-lib";
import type { Canvas } from "../canvas.ts";
import { encodeCmykJpeg } from "./encode-cmyk-jpeg.ts";
import { encodeJpeg } from "./encode-jpeg.ts";

export interface PdfSettings {
  dpi: number;
  /** The margin on all sides that is cut off, in pixels across and down; marks are drawn only where there is one. */
  bleedPx: { across: number; down: number };
  /** Of a press; without it the picture is sRGB. */
  profile?: Uint8Array | undefined;
  title: string;
}

/** PDF's unit is a seventy-second of an inch. */
const pointsPerInch = 72;
/** Cutting marks: how far from the bleed, how long and how thick, in points. */
const mark = { away: 6, length: 14, thickness: 0.25 };

/**
 * An opaque picture as a PDF of one page: where it is cut (TrimBox), how far it reaches (BleedBox), and with a bleed the marks
 * to cut by. The same picture gives the same bytes: nothing in it tells when or where it was made.
 */
export async function encodePdf(canvas: Canvas, { dpi, bleedPx, profile, title }: PdfSettings): Promise<Uint8Array> {
  const picture = profile ? await encodeCmykJpeg(canvas, { dpi, profile }) : await encodeJpeg(canvas, { dpi });
  const points = (px: number) => (px / dpi) * pointsPerInch;
  const [width, height] = [points(canvas.widthPx), points(canvas.heightPx)];
  const bleed = { x: points(bleedPx.across), y: points(bleedPx.down) };
  const room = bleed.x > 0 || bleed.y > 0 ? mark.away + mark.length : 0;

  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setCreator("Likeness");
  const page = document.addPage([width + 2 * room, height + 2 * room]);
  page.setBleedBox(room, room, width, height);
  page.setTrimBox(room + bleed.x, room + bleed.y, width - 2 * bleed.x, height - 2 * bleed.y);
  page.drawImage(await document.embedJpg(picture), { x: room, y: room, width, height });
  if (room > 0) drawMarks(page, { room, width, height, bleed });
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

interface Cut {
  room: number;
  width: number;
  height: number;
  bleed: { x: number; y: number };
}

/** Two lines at every corner, in line with the cut and outside of the picture. */
function drawMarks(page: PDFPage, { room, width, height, bleed }: Cut): void {
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    page.drawLine({
      start: { x: x1, y: y1 },
      end: { x: x2, y: y2 },
      thickness: mark.thickness,
      color: rgb(0, 0, 0),
    });
  const [right, top] = [room + width + mark.away, room + height + mark.away];
  for (const x of [room + bleed.x, room + width - bleed.x]) {
    line(x, 0, x, mark.length);
    line(x, top, x, top + mark.length);
  }
  for (const y of [room + bleed.y, room + height - bleed.y]) {
    line(0, y, mark.length, y);
    line(right, y, right + mark.length, y);
  }
}
