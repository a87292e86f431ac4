import { deflateSync } from "node:zlib";
import type { Canvas } from "../canvas.ts";
import { type Adler, adlerJoined, adlerOfNothing } from "./adler.ts";
import { chunk, signature } from "./chunk.ts";
import { deflateStrip, type Strip, stripsOf } from "./deflate-strip.ts";
import type { Rows } from "./filter-rows.ts";
import { srgbProfile } from "./srgb-profile.ts";

export interface PngSettings {
  dpi: number;
  /** Gives a strip made before for the same pixels, or lets it be made. */
  strip?: (rows: Rows, make: () => Promise<Strip>) => Promise<Strip>;
}

/** Strips under way at once: as many as libuv's pool has threads by default. Bounds memory, changes no byte. */
const lanes = 4;

/**
 * An opaque picture as a PNG: 8 bits a channel, sRGB profile, density, and nothing else. Rows are deflated in strips of fixed
 * size beside each other and joined, so the same pixels give the same bytes however many threads there are. Lossless.
 */
export async function encodePng(
  canvas: Canvas,
  { dpi, strip = (_rows, make) => make() }: PngSettings,
): Promise<Uint8Array> {
  const rows = stripsOf(canvas);
  const strips: Strip[] = [];
  const waiting = rows.entries();
  const lane = async () => {
    for (const [index, some] of waiting) strips[index] = await strip(some, () => deflateStrip(canvas, some));
  };
  await Promise.all(Array.from({ length: lanes }, lane));

  return Buffer.concat([
    signature,
    ...chunk("IHDR", header(canvas)),
    ...chunk("iCCP", profileNamed("sRGB", await srgbProfile())),
    ...chunk("pHYs", density(dpi)),
    // One zlib stream in several chunks: its head, the strips, an empty last block and the checksum of them all.
    ...chunk("IDAT", streamHead),
    ...strips.flatMap(({ deflated }) => chunk("IDAT", deflated)),
    ...chunk("IDAT", streamTail(strips)),
    ...chunk("IEND", new Uint8Array()),
  ]);
}

/** Deflate with a window of 32 kB, made fast. https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
const streamHead = Buffer.from([0x78, 0x01]);

/** A last block with nothing in it. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.6 */
const lastBlock = Buffer.from([0x03, 0x00]);

function streamTail(strips: Strip[]): Uint8Array {
  let all: Adler = adlerOfNothing;
  for (const { adler, filteredBytes } of strips) all = adlerJoined(all, adler, filteredBytes);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt16BE(all.high, 0);
  checksum.writeUInt16BE(all.low, 2);
  return Buffer.concat([lastBlock, checksum]);
}

/** Eight bits a channel, colour without alpha, not interlaced. https://www.w3.org/TR/png-3/#11IHDR */
function header({ widthPx, heightPx }: Canvas): Uint8Array {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(widthPx, 0);
  data.writeUInt32BE(heightPx, 4);
  data.set([8, 2, 0, 0, 0], 8);
  return data;
}

/** Stored, not deflated: it is small, and stored bytes are the same everywhere. https://www.w3.org/TR/png-3/#11iCCP */
function profileNamed(name: string, profile: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${name}\0\0`, "latin1"), deflateSync(profile, { level: 0 })]);
}

/** Dots a metre, the same both ways. https://www.w3.org/TR/png-3/#11pHYs */
function density(dpi: number): Uint8Array {
  const data = Buffer.alloc(9);
  data.writeUInt32BE(Math.round(dpi / 0.0254), 0);
  data.writeUInt32BE(Math.round(dpi / 0.0254), 4);
  data[8] = 1;
  return data;
}
