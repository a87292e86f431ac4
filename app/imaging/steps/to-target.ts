import { fileTimeLimitSeconds, sharp } from "../engine.ts";
import { encodePng } from "../png/encode-png.ts";
import type { Rows } from "../png/filter-rows.ts";
import { artworkStrips } from "../render-memory.ts";
import { printSize } from "../sheet.ts";
import type { Composition } from "./place-layers.ts";

export interface RenderedImage {
  bytes: Uint8Array;
  contentType: string;
  widthPx: number;
  heightPx: number;
}

/**
 * The finished picture as a file. Print: PNG in RGB with its density and an embedded sRGB profile. Preview and thumbnail:
 * WebP. It is written from bare pixels, so nothing a photo carried along (EXIF, place, camera) can be in it.
 */
export async function toTarget(composition: Composition): Promise<RenderedImage> {
  const { canvas, finish } = composition;
  const { data, widthPx, heightPx } = canvas;
  if (finish.target.kind === "print") {
    const { dpi } = printSize(finish.artwork, finish.target.size);
    return { bytes: await print(composition, dpi), contentType: "image/png", widthPx, heightPx };
  }
  const bytes = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .timeout({ seconds: fileTimeLimitSeconds })
    .webp({ quality: 90, effort: 2 })
    .toBuffer();
  return { bytes, contentType: "image/webp", widthPx, heightPx };
}

/** Strips that no photo reaches are the same in every print of the artwork, so they are made once. */
function print({ prepared, canvas, changed }: Composition, dpi: number): Promise<Uint8Array> {
  // A row is written as its difference from the one above it, so a change above a strip reaches it too.
  const isChanged = ({ from, to }: Rows) =>
    changed.some(({ topPx, heightPx }) => topPx < to && topPx + heightPx > from - 1);
  return encodePng(canvas, {
    dpi,
    strip: (rows, make) => (isChanged(rows) ? make() : artworkStrips.recall(`${prepared.key}/${rows.from}`, make)),
  });
}
