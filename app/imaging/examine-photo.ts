import { ImagingError } from "./imaging-error.ts";
import { openPhoto, readingPhoto } from "./open-photo.ts";
import { type PhotoLimits, photoLimits } from "./photo-limits.ts";
import { type PhotoFormat, photoContentTypes } from "./sniff-format.ts";

/** What a photo is, by its bytes alone. Sizes in pixels of the upright picture. */
export interface ExaminedPhoto {
  format: PhotoFormat;
  contentType: string;
  widthPx: number;
  heightPx: number;
}

/**
 * Finds out whether a shopper's file is a photo we can print. All of it is decoded once, as small as the format allows, so a
 * file that ends too early is found now and not after it was paid for. May run any number of times.
 *
 * @throws ImagingError with the reason when it is not.
 */
export async function examinePhoto(bytes: Uint8Array, limits: PhotoLimits = photoLimits): Promise<ExaminedPhoto> {
  const { format, widthPx, heightPx, image } = await openPhoto(bytes, limits);
  const { info } = await readingPhoto(() =>
    image.resize(256, 256, { fit: "inside" }).raw().toBuffer({ resolveWithObject: true }),
  );
  if (info.channels < 3) throw new ImagingError("photo-unreadable");
  return { format, contentType: photoContentTypes[format], widthPx, heightPx };
}
