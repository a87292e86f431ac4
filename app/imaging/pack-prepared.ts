import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { type PreparedArtwork, preparedBytes } from "./prepared-artwork.ts";

/** The fastest level: drawn pictures shrink to a sixth or less with it. The checksum tells a damaged file from a good one. */
const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

/**
 * A prepared artwork as bytes: a line of JSON that says what is what, and after it every picture's pixels, in order. Each is
 * compressed by itself, so that no copy of all of them together is ever held.
 */
export async function packPrepared({ openings, ...prepared }: PreparedArtwork): Promise<Uint8Array[]> {
  const pixels: Uint8Array[] = [];
  const described = JSON.stringify(withoutPixels({ ...prepared, openings: [...openings] }, pixels));
  const parts: Uint8Array[] = [];
  for (const some of pixels) parts.push(await zstd(some));
  const lengths = parts.map((part) => part.byteLength);
  return [Buffer.from(`${JSON.stringify({ lengths })}\n${described}\n`), ...parts];
}

/** The value with numbers in place of pixels, which are put aside in order. (JSON's own replacer is asked too late: a Buffer is a list by then.) */
function withoutPixels(value: unknown, aside: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) return { $pixels: aside.push(value) - 1 };
  if (Array.isArray(value)) return value.map((one) => withoutPixels(one, aside));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutPixels(one, aside)]));
}

/** What `packPrepared` packed. Throws for anything else, damaged bytes included. */
export async function unpackPrepared(packed: Uint8Array): Promise<PreparedArtwork> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const first = bytes.indexOf("\n");
  const second = bytes.indexOf("\n", first + 1);
  const { lengths }: { lengths: number[] } = JSON.parse(bytes.toString("utf8", 0, first));
  const pixels: Uint8Array[] = [];
  let at = second + 1;
  for (const length of lengths) {
    const some = await unzstd(bytes.subarray(at, at + length));
    pixels.push(new Uint8Array(some.buffer, some.byteOffset, some.byteLength)); // as it was packed, and no Buffer
    at += length;
  }
  const described = JSON.parse(bytes.toString("utf8", first + 1, second), (_name, value) =>
    typeof value?.$pixels === "number" ? pixels[value.$pixels] : value,
  );
  const prepared = { ...described, openings: new Map(described.openings) } as PreparedArtwork;
  if (at !== bytes.length || !(preparedBytes(prepared) > 0)) throw new Error("not a prepared artwork");
  return prepared;
}

function zstd(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    zstdCompress(bytes, compression, (error, packed) => (error ? reject(error) : resolve(packed))),
  );
}

function unzstd(packed: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    zstdDecompress(packed, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  );
}
