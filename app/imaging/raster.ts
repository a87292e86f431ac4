/** Decoded pixels in sRGB, four bytes each: red, green, blue, alpha. Alpha is straight: colours are not multiplied by it. */
export interface Raster {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

export interface Size {
  widthPx: number;
  heightPx: number;
}

/** A size so many times larger, in whole pixels. */
export function sizeTimes({ widthPx, heightPx }: Size, factor: number): Size {
  return { widthPx: Math.max(1, Math.round(widthPx * factor)), heightPx: Math.max(1, Math.round(heightPx * factor)) };
}

/** A part of a picture. */
export interface Box extends Size {
  leftPx: number;
  topPx: number;
}

/** What a box covers of a picture of this size; null when it lies outside. */
export function within(size: Size, box: Box): Box | null {
  const leftPx = Math.max(0, box.leftPx);
  const topPx = Math.max(0, box.topPx);
  const widthPx = Math.min(size.widthPx, box.leftPx + box.widthPx) - leftPx;
  const heightPx = Math.min(size.heightPx, box.topPx + box.heightPx) - topPx;
  return widthPx > 0 && heightPx > 0 ? { leftPx, topPx, widthPx, heightPx } : null;
}

/** A picture and where its top-left lies on the sheet; may reach outside it. */
export interface PlacedRaster {
  picture: Raster;
  leftPx: number;
  topPx: number;
}

/** What a placed picture shows in a box of its sheet, copied and of the box's size; null when nothing of it can be seen there. */
export function visiblePart({ picture, leftPx, topPx }: PlacedRaster, box: Box): Raster | null {
  const { data, widthPx, heightPx } = picture;
  const seen = within(box, { leftPx: leftPx - box.leftPx, topPx: topPx - box.topPx, widthPx, heightPx });
  if (!seen) return null;
  const part = new Uint8Array(box.widthPx * box.heightPx * 4);
  for (let row = 0; row < seen.heightPx; row++) {
    const from = ((box.topPx + seen.topPx + row - topPx) * widthPx + box.leftPx + seen.leftPx - leftPx) * 4;
    part.set(data.subarray(from, from + seen.widthPx * 4), ((seen.topPx + row) * box.widthPx + seen.leftPx) * 4);
  }
  for (let at = 3; at < part.length; at += 4) {
    if (part[at] !== 0) return { data: part, widthPx: box.widthPx, heightPx: box.heightPx };
  }
  return null;
}
