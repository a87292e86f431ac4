export type PhotoKind = "image/jpeg" | "image/png" | "image/webp" | "image/avif" | "image/heic";

/** What file choosers offer. The endings are for systems that know HEIC by no other name. */
export const acceptedPhotos = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,.heic,.heif";

/** What a file is by its first bytes (64 suffice): names and declared types lie. Null is no photo we know. */
export function photoKind(head: Uint8Array): PhotoKind | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP") return "image/webp";
  if (text(head, 4, 8) !== "ftyp") return null;
  const brand = text(head, 8, 12);
  if (/^avi[fs]$/.test(brand)) return "image/avif";
  if (/^(hei|hev)[cxms]$/.test(brand)) return "image/heic";
  // A general brand: the list of compatible ones says which of the two it is.
  if (!/^(mif|msf)1$/.test(brand)) return null;
  return text(head, 16, 64).includes("avif") ? "image/avif" : "image/heic";
}

function startsWith(head: Uint8Array, bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function text(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to));
}
