import type { Metadata, Sharp } from "sharp";
import { photoTimeLimitSeconds, sharp } from "./engine.ts";
import { decodeHeic, type HeicHeader } from "./heic-decoder.ts";
import { ImagingError } from "./imaging-error.ts";
import { jpegCanHold, type PhotoLimits, photoLimits } from "./photo-limits.ts";
import { type PhotoFormat, sniffFormat } from "./sniff-format.ts";

/** A photo whose header was read. Sizes are of the upright picture; `image` gives it upright. */
export interface OpenPhoto {
  format: PhotoFormat;
  widthPx: number;
  heightPx: number;
  hasAlpha: boolean;
  image: Sharp;
}

/**
 * Reads a photo's header and readies it for decoding: upright as browsers show it (EXIF 1–8), first frame only. No pixel is
 * decoded yet, but for a HEIC: its pixels come from another process, and are here when this returns.
 *
 * @throws ImagingError when the bytes are not a photo we take, or more of it than the limits allow · HeicTimeout
 */
export async function openPhoto(bytes: Uint8Array, limits: PhotoLimits = photoLimits): Promise<OpenPhoto> {
  if (bytes.length === 0) throw new ImagingError("photo-empty");
  if (bytes.length > limits.bytes) throw new ImagingError("photo-too-large");
  const format = sniffFormat(bytes);
  if (!format) throw new ImagingError("photo-type-unsupported");

  const header = await readHeader(bytes, format);
  if (!agrees(header, format)) throw new ImagingError("photo-unreadable");
  const mostPixels = format === "heic" ? Math.min(limits.pixels, limits.heicPixels) : limits.pixels;
  if (header.width * header.height > mostPixels) throw new ImagingError("photo-too-many-pixels");
  if (Math.max(header.width, header.height) > limits.sidePx || heldBytes(header, format) > limits.decodedBytes) {
    throw new ImagingError("photo-too-many-pixels");
  }
  const lies =
    format === "jpeg" && !jpegCanHold({ bytes: bytes.length, widthPx: header.width, heightPx: header.height });
  if (lies) throw new ImagingError("photo-unreadable");

  const decodable = format === "heic" ? await decodeHeic(bytes, heicHeader(header)) : bytes;
  const image = sharp(decodable, {
    // Refuses a file cut short, takes the small sins of real phones that "warning" would refuse.
    failOn: "error",
    limitInputPixels: limits.pixels,
    pages: 1,
    sequentialRead: true,
  }).timeout({ seconds: photoTimeLimitSeconds });

  // Turned where browsers turn it, for the shopper crops what a browser shows: an AVIF or HEIC is turned by its own
  // container, already while decoding (a HEIC repeats that in its EXIF), and the EXIF orientation of a WebP counts nowhere.
  const turns = format === "jpeg" || format === "png";
  const { width, height } = turns ? header.autoOrient : header;
  const { hasAlpha = false } = header;
  return { format, widthPx: width, heightPx: height, hasAlpha, image: turns ? image.autoOrient() : image };
}

/** Runs a decode of a photo; what the decoder can't read becomes "photo-unreadable". Running out of time decides nothing. */
export async function readingPhoto<Result>(decode: () => Promise<Result>): Promise<Result> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("timeout:")) throw error;
    throw new ImagingError("photo-unreadable", { cause: error });
  }
}

/** What decoding has to hold at once: everything, where the format can't be read row by row. */
function heldBytes({ width, height, channels, depth, isProgressive }: Metadata, format: PhotoFormat): number {
  const readsByRow = (format === "jpeg" || format === "png") && !isProgressive;
  return readsByRow ? 0 : width * height * channels * (depth === "ushort" ? 2 : 1);
}

/** Of the first picture; of a HEIC, which may hold several, the one it calls its own. */
async function readHeader(bytes: Uint8Array, format: PhotoFormat): Promise<Metadata> {
  const read = (page: number) =>
    readingPhoto(() => sharp(bytes, { limitInputPixels: false, pages: 1, page }).metadata());
  const first = await read(0);
  return format === "heic" && first.pagePrimary ? read(first.pagePrimary) : first;
}

function heicHeader({ width, height, pagePrimary, icc }: Metadata): HeicHeader {
  return { page: pagePrimary ?? 0, widthPx: width, heightPx: height, icc };
}

function agrees(header: Metadata, format: PhotoFormat): boolean {
  if (format === "avif") return header.format === "heif" && header.compression === "av1";
  if (format === "heic") return header.format === "heif" && header.compression === "hevc";
  return header.format === format;
}
