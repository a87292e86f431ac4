import { crc32, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Canvas } from "../canvas.ts";
import { sharp } from "../engine.ts";
import { noise, plain, quarters } from "../test-pictures.ts";
import { type Strip, stripsOf } from "./deflate-strip.ts";
import { encodePng } from "./encode-png.ts";
import type { Rows } from "./filter-rows.ts";

/** A test picture without its alpha. */
function canvasOf({ data, widthPx, heightPx }: Canvas): Canvas {
  return { data: data.filter((_value, at) => at % 4 !== 3), widthPx, heightPx };
}

const pictures: [string, Canvas][] = [
  ["one pixel", canvasOf(quarters(1, 1))],
  ["one row", canvasOf(noise(501, 1))],
  ["one column", canvasOf(noise(1, 501))],
  ["noise in several strips", canvasOf(noise(1_201, 900))],
  ["flat colour in several strips", canvasOf(plain(1_201, 900))],
  ["edges in several strips", canvasOf(quarters(1_201, 900))],
];

interface Chunk {
  type: string;
  data: Buffer;
}

/** The chunks of a file, held to every rule of https://www.w3.org/TR/png-3/#5DataRep that such a file can break. */
function strictChunks(png: Buffer): Chunk[] {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    expect(at + 12 + length, "a chunk reaches beyond the file").toBeLessThanOrEqual(png.length);
    const type = png.toString("latin1", at + 4, at + 8);
    expect(png.readUInt32BE(at + 8 + length), `checksum of ${type}`).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

describe.each(pictures)("%s", (_name, canvas) => {
  const png = () => encodePng(canvas, { dpi: 300 }).then((bytes) => Buffer.from(bytes));

  test("comes back pixel for pixel", async () => {
    const { data, info } = await sharp(await png())
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([canvas.widthPx, canvas.heightPx, 3]);
    expect(Buffer.compare(data, canvas.data)).toBe(0);
  });

  test("is by the book: these chunks in this order, and a stream of exactly its rows", async () => {
    const chunks = strictChunks(await png());
    const order = chunks.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(order).toEqual(["IHDR", "iCCP", "pHYs", "IDAT", "IEND"]);

    const of = (wanted: string) => Buffer.concat(chunks.filter(({ type }) => type === wanted).map(({ data }) => data));
    const header = Buffer.alloc(13);
    header.writeUInt32BE(canvas.widthPx, 0);
    header.writeUInt32BE(canvas.heightPx, 4);
    header.set([8, 2], 8);
    expect(of("IHDR")).toEqual(header);
    expect([of("pHYs").readUInt32BE(0), of("pHYs").readUInt32BE(4), of("pHYs")[8]]).toEqual([11811, 11811, 1]);
    expect(of("iCCP").toString("latin1", 0, 6)).toBe("sRGB\0\0");
    expect(inflateSync(of("iCCP").subarray(6)).toString("latin1", 36, 40)).toBe("acsp");
    expect(of("IEND")).toHaveLength(0);

    const rows = inflateSync(of("IDAT")); // refuses a stream cut short or with another checksum
    const bytesInRow = 1 + canvas.widthPx * 3;
    expect(rows).toHaveLength(bytesInRow * canvas.heightPx);
    const filters = new Set(Array.from({ length: canvas.heightPx }, (_, row) => rows[row * bytesInRow]));
    expect([...filters].filter((filter) => filter !== 2 && filter !== 3)).toEqual([]);
  });

  test("is the same bytes every time, also beside others", async () => {
    const [one, two, three] = await Promise.all([png(), png(), png()]);
    expect(one.equals(two) && two.equals(three)).toBe(true);
  });
});

test("the strips cover every row once", () => {
  const strips = stripsOf({ widthPx: 3000, heightPx: 3601 });
  expect(strips.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row))).toEqual(
    Array.from({ length: 3601 }, (_, row) => row),
  );
  expect(strips.length).toBeGreaterThan(10);
});

test("strips made before can be put in", async () => {
  const [, canvas] = pictures[3] ?? [];
  if (!canvas) throw new Error("no picture");
  const kept = new Map<number, Promise<Strip>>();
  const keep = (rows: Rows, make: () => Promise<Strip>) => {
    const strip = kept.get(rows.from) ?? make();
    kept.set(rows.from, strip);
    return strip;
  };
  const first = await encodePng(canvas, { dpi: 300, strip: keep });
  const nothingMade = await encodePng(canvas, { dpi: 300, strip: (rows) => keep(rows, () => Promise.reject()) });
  expect(kept.size).toBe(stripsOf(canvas).length);
  expect(Buffer.compare(nothingMade, first)).toBe(0);
});
