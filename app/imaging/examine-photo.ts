import { HeicTimeout } from "./heic-decoder.ts";
import { ImagingError } from "./imaging-error.ts";
import { type OpenPhoto, openPhoto, readingPhoto } from "./open-photo.ts";
import { type PhotoLimits, photoLimits } from "./photo-limits.ts";
import { type PhotoFormat, photoContentTypes } from "./sniff-format.ts";
import { makeWorkingCopy } from "./working-copy.ts";
import { needsWorkingCopy, type WorkingCopy } from "./working-copy-use.ts";

/** What a photo is, by its bytes alone. Sizes in pixels of the upright picture. */
export interface ExaminedPhoto {
  format: PhotoFormat;
  contentType: string;
  widthPx: number;
  heightPx: number;
  /** Made of a large one while it is decoded anyway. */
  workingCopy: WorkingCopy | null;
}

/**
 * Finds out whether a shopper's file is a photo we can print. All of it is decoded once, no larger than its working copy, so
 * a file that ends too early is found now and not after it was paid for. May run any number of times.
 *
 * @throws ImagingError with the reason when it is not.
 */
export async function examinePhoto(bytes: Uint8Array, limits: PhotoLimits = photoLimits): Promise<ExaminedPhoto> {
  const photo = await openInTime(bytes, limits);
  const { format, widthPx, heightPx } = photo;
  const workingCopy = needsWorkingCopy(photo) ? await makeWorkingCopy(photo) : null;
  if (!workingCopy) await decodeSmall(photo);
  return { format, contentType: photoContentTypes[format], widthPx, heightPx, workingCopy };
}

async function decodeSmall({ image }: OpenPhoto): Promise<void> {
  const { info } = await readingPhoto(() =>
    image.resize(256, 256, { fit: "inside" }).raw().toBuffer({ resolveWithObject: true }),
  );
  if (info.channels < 3) throw new ImagingError("photo-unreadable");
}

/**
 * A HEIC that takes ten times as long as an honest one is refused here, where its shopper can choose another: each new try
 * would cost as much, and the worker would meet it again.
 */
async function openInTime(bytes: Uint8Array, limits: PhotoLimits): Promise<OpenPhoto> {
  try {
    return await openPhoto(bytes, limits);
  } catch (error) {
    throw error instanceof HeicTimeout ? new ImagingError("photo-unreadable", { cause: error }) : error;
  }
}
