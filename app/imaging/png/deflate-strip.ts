import { constants, deflateRaw, type ZlibOptions } from "node:zlib";
import type { Canvas } from "../canvas.ts";
import { type Adler, adlerOf } from "./adler.ts";
import { betterFilter, filterRows, type Rows } from "./filter-rows.ts";

/** Rows of a picture as a stretch of a PNG's pixel stream. It can follow any other. */
export interface Strip {
  deflated: Uint8Array;
  /** Of what was deflated, and how much that was. */
  adler: Adler;
  filteredBytes: number;
}

/** Small enough for several to be worked on at once, large enough for their seams to cost nothing. */
const stripBytes = 1024 * 1024;

/** A picture's rows in strips. The strips depend on its size alone, because they decide the file's bytes. */
export function stripsOf({ widthPx, heightPx }: Pick<Canvas, "widthPx" | "heightPx">): Rows[] {
  const rowsInStrip = Math.max(1, Math.floor(stripBytes / (1 + widthPx * 3)));
  return Array.from({ length: Math.ceil(heightPx / rowsInStrip) }, (_, strip) => ({
    from: strip * rowsInStrip,
    to: Math.min(heightPx, (strip + 1) * rowsInStrip),
  }));
}

const settings: ZlibOptions = {
  // Filtered photos are nearly noise, and looking for repetitions in noise is what makes PNGs slow. Run lengths find the flat
  // parts. Nor do they use zlib's hash table, which some builds fill differently on different processors.
  strategy: constants.Z_RLE,
  level: 1,
  memLevel: 9,
  // Ends on a byte with nothing left open, so that another strip can follow.
  finishFlush: constants.Z_FULL_FLUSH,
  // One trip to the thread pool.
  chunkSize: 2 * stripBytes,
};

function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // Copied, for what zlib gives is a view of a buffer several times its size.
    deflateRaw(bytes, settings, (error, deflated) => (error ? reject(error) : resolve(new Uint8Array(deflated))));
  });
}

/** Filters rows here and deflates them on a thread of the pool. The same pixels (and row above) give the same bytes. */
export async function deflateStrip(canvas: Canvas, rows: Rows): Promise<Strip> {
  const filtered = filterRows(canvas, rows, betterFilter(canvas, rows));
  return { deflated: await deflate(filtered), adler: adlerOf(filtered), filteredBytes: filtered.length };
}
