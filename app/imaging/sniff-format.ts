/** The photo formats we read, and the media types we call them by. */
export const photoContentTypes = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  heic: "image/heic",
} as const;

export type PhotoFormat = keyof typeof photoContentTypes;

/** The format a media type of ours names; null for any other. */
export function formatOf(contentType: string | null): PhotoFormat | null {
  const formats = Object.keys(photoContentTypes) as PhotoFormat[];
  return formats.find((format) => photoContentTypes[format] === contentType) ?? null;
}

/** What the first bytes say a file is; null for all we don't take, whatever it is called. */
export function sniffFormat(bytes: Uint8Array): PhotoFormat | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp";
  if (ascii(bytes, 4, 8) !== "ftyp") return null;
  const [own, ...others] = brands(bytes);
  if (own === "avif" || others.includes("avif")) return "avif";
  return heicBrands.has(own ?? "") ? "heic" : null;
}

/** What files with HEVC pictures call themselves: stills, sequences with a still, and (mif1, msf1) either without saying more. */
const heicBrands: ReadonlySet<string> = new Set(["heic", "heix", "hevc", "hevx", "mif1", "msf1"]);

/** An ISO media file names what it is and what it may be read as: four letters each, after a version we don't need. */
function brands(bytes: Uint8Array): string[] {
  const boxBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(boxBytes, bytes.length, 256);
  const found = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(ascii(bytes, at, at + 4));
  return found;
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
