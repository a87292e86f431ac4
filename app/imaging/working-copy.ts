import { type OpenPhoto, readingPhoto } from "./open-photo.ts";
import { type WorkingCopy, workingCopyPx } from "./working-copy-use.ts";

/** JPEG, or WebP where the photo is transparent somewhere. The same photo gives the same bytes. @throws ImagingError */
export async function makeWorkingCopy({ image, hasAlpha }: OpenPhoto): Promise<WorkingCopy> {
  const small = image
    .clone()
    .resize(workingCopyPx, workingCopyPx, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const written = hasAlpha
    ? small.webp({ quality: 95, alphaQuality: 100, effort: 1 })
    : small.jpeg({ quality: 92, chromaSubsampling: "4:4:4", optimizeCoding: false });
  const { data, info } = await readingPhoto(() => written.toBuffer({ resolveWithObject: true }));
  return {
    bytes: data,
    contentType: hasAlpha ? "image/webp" : "image/jpeg",
    widthPx: info.width,
    heightPx: info.height,
  };
}
