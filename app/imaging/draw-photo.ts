import { openPhoto, readingPhoto } from "./open-photo.ts";

/**
 * A copy of a whole photo for the eyes: JPEG in sRGB, upright, without EXIF, its long side at most so many pixels and never
 * more than the photo's own. What the photo leaves transparent is white.
 *
 * @throws ImagingError when the bytes are not a photo we can use.
 */
export async function drawPhoto(
  bytes: Uint8Array,
  { longSidePx }: { longSidePx: number },
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const { image } = await openPhoto(bytes);
  const drawn = await readingPhoto(() =>
    image
      .resize(longSidePx, longSidePx, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 85 })
      .toBuffer(),
  );
  return { bytes: drawn, contentType: "image/jpeg" };
}
