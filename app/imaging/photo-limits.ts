/** The most a photo may have. Phones reach 50 megapixels (some 200); a file of a few kilobytes can claim four thousand. */
export const photoLimits = {
  bytes: 60 * 1024 * 1024,
  pixels: 120_000_000,
  /** Of a HEIC: its decoder holds all of it, in several copies. 8192 × 6144, the largest "50 megapixels" of today's phones. */
  heicPixels: 8192 * 6144,
  /** Of one side: a decoder keeps whole rows, and a strip millions of pixels wide is a photo of nothing. */
  sidePx: 30_000,
  /** Of pixels decoded at once, in bytes: what can't be read row by row (interlaced, progressive, WebP, AVIF) is held whole. */
  decodedBytes: 400_000_000,
};

export type PhotoLimits = typeof photoLimits;

/**
 * Whether a JPEG of so many bytes can hold the pixels its header promises: every block of 8 × 8 costs at least one bit.
 * A header that lies costs a decoder seconds and gives a grey picture, and no decoder calls it an error.
 */
export function jpegCanHold({
  bytes,
  widthPx,
  heightPx,
}: {
  bytes: number;
  widthPx: number;
  heightPx: number;
}): boolean {
  return bytes * 8 >= Math.ceil(widthPx / 8) * Math.ceil(heightPx / 8);
}
