import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharp } from "../../imaging/engine.ts";
import { operations } from "../../imaging/operations.ts";
import { png, quarters } from "../../imaging/test-pictures.ts";
import { takesTooLong } from "../services.ts";
import { ArtworkProblem } from "./artwork-document.ts";
import { checkArtwork } from "./check-artwork.ts";

const sky =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 40"><rect width="30" height="40" fill="#246"/></svg>';
const image = { kind: "image", file: "sky.svg" };
const photo = { kind: "photo", slot: "pet", label: "Your pet", box: { x: 60, y: 80, width: 180, height: 240 } };
const text = {
  kind: "text",
  field: "name",
  label: "Name",
  default: "Bella",
  box: { x: 20, y: 330, width: 260, height: 60 },
  font: "caveat",
  size: 40,
  color: "#112233",
};

function bundle({
  layers = [image, photo, text],
  files = {},
  ...more
}: {
  layers?: object[];
  files?: Record<string, string | Uint8Array>;
  [field: string]: unknown;
} = {}) {
  const document = {
    format: 2,
    handle: "moon",
    title: "Moon",
    canvas: { width: 300, height: 400 },
    sizes: [{ name: "3×4 in", width: 3, height: 4, unit: "in", dpi: 100 }],
    background: "#ffffff",
    layers,
    ...more,
  };
  const all = Object.entries({ "sky.svg": sky, ...files }).map(([name, bytes]) => [name, Buffer.from(bytes)] as const);
  return { document: JSON.stringify(document, null, 1), files: new Map<string, Uint8Array>(all) };
}

async function problemsOf(given: Parameters<typeof bundle>[0]): Promise<readonly string[]> {
  const error = await checkArtwork({ imaging: operations }, bundle(given)).catch((thrown: unknown) => thrown);
  return error instanceof ArtworkProblem ? error.problems : [];
}

const font = readFileSync("node_modules/@fontsource/caveat/files/caveat-latin-700-normal.woff");

test("an artwork that can be drawn is read, whatever else lies beside it", async () => {
  const mask = await png(quarters(18, 24));
  const layers = [image, { ...photo, shape: "alpha", mask: "shape.png" }, { ...text, font: "own.woff" }];
  const files = { "shape.png": mask, "own.woff": font, "README.txt": "by me", "old.svg": "<script/>" };
  expect(await checkArtwork({ imaging: operations }, bundle({ layers, files }))).toMatchObject({ handle: "moon" });
});

describe("is refused with file, line and reason", () => {
  test.each<[string, Parameters<typeof bundle>[0], RegExp]>([
    [
      "a document with a slip of the pen",
      { background: "blue" },
      /^artwork\.json, line \d+, background: must be a colour/,
    ],
    [
      "a file that is not there",
      { layers: [{ ...image, file: "leaf.png" }, photo] },
      /^artwork\.json, line \d+, layers\.0\.file: leaf\.png is not there$/,
    ],
    [
      "a mask that is not there",
      { layers: [{ ...photo, shape: "alpha", mask: "m.png" }] },
      /layers\.0\.mask: m\.png is not there$/,
    ],
    [
      "a font nobody has",
      { layers: [photo, { ...text, font: "comic-sans" }] },
      /layers\.1\.font: comic-sans is none of our fonts: bebas-neue,/,
    ],
    [
      "a first text that is too long",
      { layers: [photo, { ...text, maxLength: 3 }] },
      /layers\.1\.default: is longer than maxLength, 3$/,
    ],
    [
      "a first text with letters nobody has",
      { layers: [photo, { ...text, default: "狗" }] },
      /layers\.1\.default: has letters no font of ours has: 狗$/,
    ],
    [
      "a drawing with a script",
      { files: { "sky.svg": "<svg>\n<script/></svg>" } },
      /^sky\.svg, line 2: holds a script$/,
    ],
    [
      "a text called PNG",
      { layers: [{ ...image, file: "a.png" }, photo], files: { "a.png": "hello" } },
      /^a\.png: is no picture$/,
    ],
    [
      "a text called font",
      { layers: [photo, { ...text, font: "own.ttf" }], files: { "own.ttf": "hello" } },
      /^own\.ttf: is no font of the kind \.ttf$/,
    ],
    [
      "a text called profile",
      { output: { format: "jpeg", profile: "press.icc" }, files: { "press.icc": "hello" } },
      /^press\.icc: is no ICC profile$/,
    ],
    [
      "a size that is too large with its bleed alone",
      {
        canvas: { width: 300, height: 400, bleed: 60 },
        sizes: [{ name: "big", width: 18, height: 28, unit: "in", dpi: 350 }],
      },
      /^artwork\.json, line \d+, sizes\.0: has more than 85 million pixels with its bleed; give it a lower dpi$/,
    ],
    [
      "a shape that reaches too far for any page",
      { layers: [{ ...photo, shape: "ellipse", box: { x: -9_000, y: 0, width: 20_000, height: 400 } }] },
      /layers\.0: has a shape that reaches too far out of the canvas$/,
    ],
    [
      "a slot outside of the canvas",
      { layers: [{ ...photo, box: { x: 900, y: 0, width: 50, height: 50 } }] },
      /^artwork\.json, line \d+, layers\.0: lies outside of the canvas$/,
    ],
    [
      "a shape that shows nothing",
      { layers: [{ ...photo, shape: "path", path: "M0 0" }] },
      /layers\.0: has a shape that shows nothing$/,
    ],
    [
      "a shape that is none",
      { layers: [{ ...photo, shape: "path", path: "1 2 3" }] },
      /layers\.0: has a shape that shows nothing$/,
    ],
  ])("%s", async (_name, given, sentence) => {
    const problems = await problemsOf(given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  test("everything at once, in the document and in the files, even when the document can't be read", async () => {
    const layers = [image, { ...image, file: "a.png" }, photo, { ...text, font: "comic-sans" }];
    const files = { "sky.svg": "<svg><script/></svg>", "a.png": "hello" };
    expect(await problemsOf({ layers: [...layers, { ...image, file: "b.png" }], files })).toHaveLength(4);
    expect(await problemsOf({ layers, files, background: "blue" })).toHaveLength(3);
  });

  test("what only the print can't draw, before anyone has paid for it", async () => {
    const tried: unknown[] = [];
    const tryPrint: typeof operations.tryPrint = async (...asked) => {
      tried.push(asked[3]);
      throw new Error("too much memory");
    };
    const sizes = [3, 6, 4].map((n) => ({ name: `${n} in`, width: n, height: (n * 4) / 3, unit: "in", dpi: 100 }));
    await expect(checkArtwork({ imaging: { ...operations, tryPrint } }, bundle({ sizes }))).rejects.toMatchObject({
      problems: ["The print 6 in can't be drawn: too much memory"],
    });
    expect(tried).toEqual(["6 in"]);
  });

  test("nothing more is looked at after a file that takes its checker along", async () => {
    const looked: string[] = [];
    const checkArtworkFile = async (name: string) => {
      looked.push(name);
      return [`${name}: ${takesTooLong}`];
    };
    const layers = [image, { ...image, file: "a.svg" }, photo];
    const given = bundle({ layers, files: { "a.svg": sky } });
    await expect(checkArtwork({ imaging: { ...operations, checkArtworkFile } }, given)).rejects.toMatchObject({
      problems: [`sky.svg: ${takesTooLong}`],
    });
    expect(looked).toEqual(["sky.svg"]);
  });

  test("a press's profile that is none inside", async () => {
    const cmyk = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
      .withIccProfile("cmyk")
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();
    const profile = Buffer.from((await sharp(cmyk).metadata()).icc ?? []);
    const output = { format: "jpeg", profile: "press.icc" };
    expect(await problemsOf({ output, files: { "press.icc": profile } })).toEqual([]);
    expect((await problemsOf({ output, files: { "press.icc": profile.fill(0, 132) } })).join()).toMatch(
      /can't be drawn: its press profile is damaged/,
    );
  });
});
