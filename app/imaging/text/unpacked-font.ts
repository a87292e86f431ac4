import { brotliDecompressSync, inflateSync } from "node:zlib";

/** The most a font may weigh unpacked: one with all of Chinese reaches thirty megabytes. */
export const mostUnpackedBytes = 40 * 1024 * 1024;

/** Why a font can't be used: what stands in a sentence after its name. */
export class FontProblem extends Error {
  override name = "FontProblem";
}

/**
 * Throws FontProblem that says why, when a packed font is larger than it says, or too large, before anything that opens fonts
 * unpacks it: they trust what it says of itself. Plain fonts (TrueType, OpenType) are passed over.
 */
export function checkUnpacked(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = file.toString("latin1", 0, 4);
  if (kind === "wOFF") checkWoff(file);
  if (kind === "wOF2") checkWoff2(file);
}

/** https://www.w3.org/TR/WOFF/: a header of 44 bytes, then 20 for each table. */
function checkWoff(file: Buffer): void {
  let unpacked = 0;
  for (let n = 0, at = 44; n < file.readUInt16BE(12); n += 1, at += 20) {
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    unpacked += length;
    if (unpacked > mostUnpackedBytes) throw tooLarge();
    if (packed >= length) continue;
    const table = file.subarray(offset, offset + packed);
    if (inflateSync(table, { maxOutputLength: Math.max(1, length) }).length !== length) throw damaged();
  }
}

/** The names of tables that WOFF2 writes as numbers; only `glyf` and `loca`, which may be transformed, matter here. */
const [glyf, loca, named] = [10, 11, 63];

/** https://www.w3.org/TR/WOFF2/: a header of 48 bytes, then the tables, then all of them in one stream of Brotli. */
function checkWoff2(file: Buffer): void {
  const collection = file.toString("latin1", 4, 8) === "ttcf";
  if (collection) throw new FontProblem("holds several fonts; give the one that is meant");
  let at = 48;
  const varied = (): number => {
    let value = 0;
    for (let n = 0; n < 5; n += 1) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
    throw damaged();
  };
  let unpacked = 0;
  for (let n = 0; n < file.readUInt16BE(12); n += 1) {
    const flags = file.readUInt8(at++);
    const tag = flags & 0x3f;
    if (tag === named) at += 4;
    let length = varied();
    const version = flags >> 6;
    const isOutlines =
      tag === glyf || tag === loca || (tag === named && /glyf|loca/.test(file.toString("latin1", at - 4, at)));
    if (isOutlines ? version !== 3 : version !== 0) length = varied();
    unpacked += length;
    if (unpacked > mostUnpackedBytes) throw tooLarge();
  }
  const stream = file.subarray(at, at + file.readUInt32BE(20));
  if (brotliDecompressSync(stream, { maxOutputLength: Math.max(1, unpacked) }).length !== unpacked) throw damaged();
}

function tooLarge(): FontProblem {
  return new FontProblem("unpacks to more than 40 MB");
}

function damaged(): FontProblem {
  return new FontProblem("is damaged; it is not as long as it says");
}
