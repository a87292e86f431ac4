import { fileTimeLimitSeconds, sharp } from "../engine.ts";
import { ImagingError, type ImagingErrorCode } from "../imaging-error.ts";
import { openPhoto, readingPhoto } from "../open-photo.ts";
import { type PhotoLimits, photoLimits } from "../photo-limits.ts";
import { sniffFormat } from "../sniff-format.ts";

const formats: Record<string, string> = { png: "png", jpg: "jpeg", webp: "webp" };

const reasons: Record<ImagingErrorCode, string> = {
  "photo-empty": "is empty",
  "photo-type-unsupported": "is no picture",
  "photo-unreadable": "is damaged and can't be read to its end",
  "photo-too-large": "is larger than 60 MB",
  "photo-too-many-pixels": "has too many pixels; 120 million are the most, fewer in a WebP or an interlaced file",
};

/**
 * Throws an Error that says why, when these bytes are not a whole still picture of the kind their name's `ending` (png, jpg,
 * webp) promises, within the limits of photos. Every pixel is decoded once.
 */
export async function checkPicture(
  ending: string,
  bytes: Uint8Array,
  limits: PhotoLimits = photoLimits,
): Promise<void> {
  const format = sniffFormat(bytes);
  if (format && format !== formats[ending]) throw new Error(`is a ${format.toUpperCase()}, whatever its name ends in`);
  const pages = await decodeWhole(bytes, limits).catch((error: unknown) => {
    throw error instanceof ImagingError ? new Error(reasons[error.code], { cause: error }) : error;
  });
  if (pages > 1) throw new Error("moves; a print can't");
}

/** How many pictures the file holds. */
async function decodeWhole(bytes: Uint8Array, limits: PhotoLimits): Promise<number> {
  const { image } = await openPhoto(bytes, limits);
  const small = image.timeout({ seconds: fileTimeLimitSeconds }).resize(1, 1, { fit: "fill", fastShrinkOnLoad: false });
  await readingPhoto(() => small.raw().toBuffer());
  return (await sharp(bytes).metadata()).pages ?? 1;
}
