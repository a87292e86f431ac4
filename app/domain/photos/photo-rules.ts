import type { RefusalCode } from "../errors.ts";

/** The kinds of photo we take, by media type, and what their files are called. */
export const photoTypes = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/heic": "heic",
  "image/heif": "heif",
} as const;

export type PhotoType = keyof typeof photoTypes;

export function isPhotoType(contentType: string): contentType is PhotoType {
  return Object.hasOwn(photoTypes, contentType);
}

/** What a shopper says of a photo before sending it; only the bytes themselves are believed later. */
export function refuseAnnouncedPhoto(
  { bytes, contentType }: { bytes: number; contentType: string },
  limits: { photoMaxBytes: number },
): RefusalCode | null {
  if (bytes === 0) return "photo-empty";
  if (!isPhotoType(contentType)) return "photo-type-unsupported";
  if (bytes > limits.photoMaxBytes) return "photo-too-large";
  return null;
}

/**
 * A file name for people's eyes: no path, no control or direction-changing characters, at most 120 characters.
 * It is never part of a key or a header as it stands.
 */
export function displayFileName(fileName: string): string {
  const base = fileName.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...visible].slice(0, 120).join("") || "photo";
}
