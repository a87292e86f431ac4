import type { Canvas } from "../canvas.ts";
import { fileTimeLimitSeconds, sharp } from "../engine.ts";

/** Nobody tells it from the picture itself. */
const quality = 95;

/**
 * An opaque picture as a JPEG: colour at full resolution, sRGB profile, density, and nothing else. Its Huffman tables are the
 * standard's own: better ones would make it a twelfth smaller and four times as slow to write.
 */
export async function encodeJpeg({ data, widthPx, heightPx }: Canvas, { dpi }: { dpi: number }): Promise<Uint8Array> {
  const bytes = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .timeout({ seconds: fileTimeLimitSeconds })
    .withIccProfile("srgb")
    .jpeg({ quality, chromaSubsampling: "4:4:4", optimizeCoding: false })
    .toBuffer();
  return withDensity(bytes, dpi);
}

/** Puts the JFIF header in front that sharp leaves out: version 1.02, dots an inch, no thumbnail. ITU-T T.871, section 10.1 */
function withDensity(bytes: Uint8Array, dpi: number): Uint8Array {
  const header = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(dpi, 12);
  header.writeUInt16BE(dpi, 14);
  return Buffer.concat([bytes.subarray(0, 2), header, bytes.subarray(2)]);
}
