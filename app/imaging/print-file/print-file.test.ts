import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Canvas } from "../canvas.ts";
import { sharp } from "../engine.ts";
import { noise } from "../test-pictures.ts";
import { checkCmykProfile } from "./cmyk-profile.ts";
import { encodeCmykJpeg } from "./encode-cmyk-jpeg.ts";
import { encodeJpeg } from "./encode-jpeg.ts";
import { encodePdf } from "./encode-pdf.ts";

/** Soft colours that every press can print. */
function soft(widthPx: number, heightPx: number): Canvas {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < data.length; at += 3) data.set([150 + ((at / 3) % 40), 130, 110], at);
  return { data, widthPx, heightPx };
}

/** The names of a JPEG's segments and what they begin with, up to its pixels. */
function segments(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const view = Buffer.from(bytes);
  for (let at = 2; at < view.length && view[at + 1] !== 0xda; at += 2 + view.readUInt16BE(at + 2)) {
    found.push(`${view.readUInt8(at + 1).toString(16)} ${view.toString("latin1", at + 4, at + 8)}`);
  }
  return found;
}

let profile: Uint8Array;
beforeAll(async () => {
  // The press's profile that libvips brings along.
  const cmyk = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .withIccProfile("cmyk")
    .toColourspace("cmyk")
    .jpeg()
    .toBuffer();
  profile = (await sharp(cmyk).metadata()).icc ?? new Uint8Array();
});

describe("a JPEG", () => {
  test("has its density, an sRGB profile, full colour, and nothing else", async () => {
    const bytes = await encodeJpeg(soft(300, 200), { dpi: 300 });
    const { density, chromaSubsampling, icc, exif, width, height } = await sharp(bytes).metadata();
    expect({ density, chromaSubsampling, exif, width, height }).toEqual({
      density: 300,
      chromaSubsampling: "4:4:4",
      exif: undefined,
      width: 300,
      height: 200,
    });
    expect(Buffer.from(icc ?? []).toString("latin1")).toContain("s\0R\0G\0B");
    const own = segments(bytes).filter((name) => name.startsWith("e"));
    expect(own).toEqual(["e0 JFIF", "e2 ICC_"]);
  });

  test("is the same bytes twice", async () => {
    const [one, two] = [await encodeJpeg(soft(300, 200), { dpi: 300 }), await encodeJpeg(soft(300, 200), { dpi: 300 })];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

describe("a CMYK JPEG", () => {
  test("is in the press's colours, with its profile and density", async () => {
    const bytes = await encodeCmykJpeg(soft(120, 80), { dpi: 300, profile });
    const { space, channels, icc, density } = await sharp(bytes).metadata();
    expect({ space, channels, density }).toEqual({ space: "cmyk", channels: 4, density: 300 });
    expect(Buffer.compare(icc ?? Buffer.alloc(0), profile)).toBe(0);
  });

  test("looks as it did, read back through its profile", async () => {
    const given = soft(120, 80);
    const bytes = await encodeCmykJpeg(given, { dpi: 300, profile });
    const back = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer();
    const apart = given.data.reduce((sum, value, at) => sum + Math.abs(value - (back[at] ?? 0)), 0) / given.data.length;
    expect(apart).toBeLessThan(10); // the perceptual intent moves all colours a little
  });

  test.each<[string, (bytes: Buffer) => Buffer, string]>([
    ["a text", () => Buffer.from("not a profile"), "is no ICC profile"],
    ["a screen's", (bytes) => changed(bytes, 16, "RGB "), "is for RGB colours"],
    ["a scanner's", (bytes) => changed(bytes, 12, "scnr"), "not of the class"],
    ["half of one", (bytes) => bytes.subarray(0, 5_000), "is cut short"],
  ])("%s is refused as profile", (_name, spoil, sentence) => {
    expect(() => checkCmykProfile(spoil(Buffer.from(profile)))).toThrow(sentence);
  });
});

describe("a PDF", () => {
  const bleedPx = { across: 36, down: 36 };
  // 3 × 2 in with 0.12 in of bleed: 216 × 144 points, 8.64 of them cut off on each side.
  const pdf = (more: object = {}) => encodePdf(soft(900, 600), { dpi: 300, bleedPx, title: "A print", ...more });

  test("says where it is cut and how far it reaches, and has room for marks", async () => {
    const page = (await PDFDocument.load(await pdf())).getPage(0);
    const near = (box: { x: number; y: number; width: number; height: number }) =>
      [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 100) / 100);
    expect(near(page.getMediaBox())).toEqual([0, 0, 256, 184]);
    expect(near(page.getBleedBox())).toEqual([20, 20, 216, 144]);
    expect(near(page.getTrimBox())).toEqual([28.64, 28.64, 198.72, 126.72]);
  });

  test("without a bleed is exactly its picture", async () => {
    const page = (await PDFDocument.load(await pdf({ bleedPx: { across: 0, down: 0 } }))).getPage(0);
    expect(page.getMediaBox()).toEqual({ x: 0, y: 0, width: 216, height: 144 });
    expect(page.getTrimBox()).toEqual(page.getMediaBox());
  });

  test("may be in a press's colours", async () => {
    expect(Buffer.from(await pdf({ profile })).toString("latin1")).toContain("/DeviceCMYK");
  });

  test("is the same bytes twice, and tells no time and no place", async () => {
    const [one, two] = [Buffer.from(await pdf()), Buffer.from(await pdf())];
    expect(one.equals(two)).toBe(true);
    expect(one.toString("latin1")).not.toMatch(/CreationDate|ModDate|\/tmp|Producer/);
  });
});

test("noise survives a JPEG well enough to print", async () => {
  const { data, widthPx, heightPx } = noise(120, 80);
  const canvas = { data: data.filter((_value, at) => at % 4 !== 3), widthPx, heightPx };
  const back = await sharp(await encodeJpeg(canvas, { dpi: 300 }))
    .raw()
    .toBuffer();
  const square = canvas.data.reduce((sum, value, at) => sum + (value - (back[at] ?? 0)) ** 2, 0) / back.length;
  expect(10 * Math.log10((255 * 255) / square)).toBeGreaterThan(30);
});

function changed(bytes: Buffer, at: number, word: string): Buffer {
  bytes.write(word, at, "latin1");
  return bytes;
}
