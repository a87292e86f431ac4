import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { ImagingError } from "../../app/imaging/imaging-error.ts";
import { imagingProcesses } from "../../app/imaging.server.ts";
import { photoBytes } from "../helpers/photo.ts";

// Photos nobody should send, through the processes that open them: each is refused or is a picture, and nothing else happens.

const warned: unknown[] = [];
const log = { info() {}, warn: (_event: string, data?: object) => void warned.push(data), error() {} };
const imaging = imagingProcesses({ IMAGING_PROCESSES: 2, IMAGING_TIMEOUT_SECONDS: 30, IMAGING_MEMORY_MB: 1_000 }, log);
afterAll(() => imaging.close());

const small = await photoBytes({ widthPx: 160, heightPx: 120, seed: "7" });
const photos: Record<string, Buffer> = {
  jpeg: small,
  "progressive jpeg": await sharp(small).jpeg({ progressive: true }).toBuffer(),
  png: await sharp(small).png().toBuffer(),
  webp: await sharp(small).webp().toBuffer(),
  avif: await sharp(small).avif({ effort: 0 }).toBuffer(),
  heic: readFileSync(new URL("../fixtures/photos/quarters-p3-turned.heic", import.meta.url)),
};

/** "picture" or a refusal's code; whatever else is thrown fails the test. */
async function opened(bytes: Uint8Array): Promise<string> {
  try {
    const { widthPx, heightPx } = await imaging.examinePhoto(bytes);
    return widthPx > 0 && heightPx > 0 ? "picture" : "nothing";
  } catch (error) {
    if (error instanceof ImagingError) return error.code;
    throw error;
  }
}

const answers = ["picture", "photo-unreadable", "photo-type-unsupported", "photo-too-many-pixels", "photo-empty"];

/** Numbers that come the same every time (Park and Miller). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe.each(Object.entries(photos))("a %s", (name, whole) => {
  test("cut off anywhere is refused, or is the picture it still is", { timeout: 60_000 }, async () => {
    for (let tenth = 1; tenth < 10; tenth++) {
      expect(answers).toContain(await opened(whole.subarray(0, Math.floor((whole.length * tenth) / 10))));
    }
    expect(await opened(whole.subarray(0, 20))).not.toBe("picture");
  });

  test("with wrong bytes in it does no harm", { timeout: 120_000 }, async () => {
    const next = numbersFrom(name.length * 7919);
    const mutants = Array.from({ length: name === "heic" ? 6 : 40 }, () => {
      const mutant = Buffer.from(whole);
      const wrong = 1 + Math.floor(next() * 12);
      for (let n = 0; n < wrong; n++) mutant[Math.floor(next() ** 2 * mutant.length)] = Math.floor(next() * 256);
      return mutant;
    });
    for (const answer of await Promise.all(mutants.map(opened))) expect(answers).toContain(answer);
    expect(await opened(whole)).toBe("picture");
  });
});

describe("a file that lies", () => {
  const pngOf = (width: number, height: number) => {
    const png = Buffer.from(photos.png ?? []);
    png.writeUInt32BE(width, 16);
    png.writeUInt32BE(height, 20);
    return png;
  };
  const comments = Buffer.concat(
    Array.from({ length: 400 }, () => Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(65_533, 32)])),
  );

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ["a PNG that claims 60,000 × 60,000 pixels", () => pngOf(60_000, 60_000), /^photo-(too-many-pixels|unreadable)$/],
    ["a PNG of no pixels", () => pngOf(0, 0), /^photo-unreadable$/],
    ["a page of HTML", () => Buffer.from("<html><script>alert(1)</script></html>"), /^photo-type-unsupported$/],
    ["an SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /^photo-type-unsupported$/],
    ["a GIF", () => sharp(small).gif().toBuffer(), /^photo-type-unsupported$/],
    ["a TIFF", () => sharp(small).tiff().toBuffer(), /^photo-type-unsupported$/],
    [
      "a JPEG with 26 MB of remarks",
      () => Buffer.concat([small.subarray(0, 2), comments, small.subarray(2)]),
      /^(picture|photo-unreadable)$/,
    ],
    ["a JPEG that is a page too", () => Buffer.concat([small, Buffer.from("<script>alert(1)</script>")]), /^picture$/],
    ["one pixel", () => sharp(small).resize(1, 1).png().toBuffer(), /^picture$/],
    ["a line of pixels", () => sharp(small).resize(1, 8_000, { fit: "fill" }).png().toBuffer(), /^picture$/],
    ["nothing to see", () => sharp({ create: blank }).png().toBuffer(), /^picture$/],
    ["many frames", () => frames(60), /^(picture|photo-)/],
  ])("%s", { timeout: 60_000 }, async (_name, make, answer) => {
    expect(await opened(await make())).toMatch(answer);
  });

  const blank = { width: 300, height: 200, channels: 4 as const, background: "#00000000" };
  const frames = async (count: number) => {
    const raw = await sharp(small).resize(80, 60).removeAlpha().raw().toBuffer();
    const all = Buffer.concat(Array.from({ length: count }, () => raw));
    const shape = { width: 80, height: 60 * count, channels: 3 as const, pageHeight: 60 };
    return sharp(all, { raw: shape }).webp({ effort: 0 }).toBuffer();
  };
});

test("none of them ended a process but by its limits", () => {
  expect(warned.filter((data) => (data as { reason?: string }).reason === "crash")).toEqual([]);
});
