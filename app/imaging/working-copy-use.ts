import type { Size } from "./raster.ts";
import type { PhotoFormat } from "./sniff-format.ts";

/** A smaller copy of a photo that serves previews: sRGB, upright, without EXIF. */
export interface WorkingCopy extends Size {
  bytes: Uint8Array;
  contentType: string;
}

/** Its long side. */
export const workingCopyPx = 2048;

/** A photo hardly larger is its own working copy, unless its format is slow to decode. */
const worthwhile = 1.25;
const slowFormats: ReadonlySet<PhotoFormat> = new Set(["heic", "avif"]);

interface Sized extends Size {
  format: PhotoFormat;
}

export function needsWorkingCopy({ format, widthPx, heightPx }: Sized): boolean {
  return slowFormats.has(format) || Math.max(widthPx, heightPx) > workingCopyPx * worthwhile;
}

/**
 * Whether a slot may be drawn from the working copy: there is one, and the crop has at least the pixels asked for in it. By
 * sizes alone, so that one recipe is always drawn from the same.
 */
export function workingCopyServes(photo: Sized, crop: { width: number; height: number }, wanted: Size): boolean {
  if (!needsWorkingCopy(photo)) return false;
  const scale = Math.min(1, workingCopyPx / Math.max(photo.widthPx, photo.heightPx));
  return (
    crop.width * photo.widthPx * scale >= wanted.widthPx && crop.height * photo.heightPx * scale >= wanted.heightPx
  );
}
