import { describe, expect, test } from "vitest";
import { ArtworkProblem, artworkHash, faceOf, filesOf, parseArtworkDocument, photoLayers } from "./artwork-document.ts";

const photo = {
  kind: "photo",
  slot: "pet",
  label: "Your pet",
  box: { x: 100, y: 100, width: 400, height: 500 },
  shape: "ellipse",
};
const text = {
  kind: "text",
  field: "name",
  label: "Its name",
  box: { x: 0, y: 3000, width: 3000, height: 400 },
  font: "cinzel",
  size: 240,
  color: "#f6e7c1",
};
const sky = { kind: "image", file: "sky.svg" };
const document = {
  format: 2,
  handle: "the-howl",
  title: "The Howl",
  canvas: { width: 3000, height: 3600 },
  sizes: [{ name: "10×12 in", width: 10, height: 12, unit: "in", dpi: 300 }],
  background: "#102030",
  layers: [sky, photo],
};
const quad = [
  [0, 0],
  [400, 100],
  [400, 400],
  [0, 500],
];
const { box: _box, ...boxless } = photo;

test("a slot says only what is special about it", () => {
  expect(photoLayers(parseArtworkDocument(document))).toEqual([
    { ...photo, rotationDegrees: 0, feather: 0, match: 0, cutout: "no", blend: "normal", opacity: 1 },
  ]);
});

describe("a document made to be trouble", () => {
  const problemsOf = (given: unknown): readonly string[] => {
    try {
      parseArtworkDocument(given);
      return [];
    } catch (error) {
      return error instanceof ArtworkProblem ? error.problems : [`${error}`];
    }
  };

  test("nested deeper than anyone can read is refused with the line", () => {
    expect(problemsOf(`{\n"format": ${"[".repeat(20_000)}`)).toEqual(["line 2: is nested too deep"]);
    expect(problemsOf(`${'{"a":'.repeat(20_000)}1`)).toEqual(["line 1: is nested too deep"]);
    expect(problemsOf(JSON.stringify({ ...document, title: "[".repeat(60) }))).toEqual([]);
  });

  test("wrong in forty thousand places is told of in a few words", () => {
    const many = Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`key${n}`, n]));
    expect(problemsOf(JSON.stringify({ ...document, ...many })).join().length).toBeLessThan(500);
    const layers = [...Array.from({ length: 500 }, () => ({ kind: "image", file: "../x" })), photo];
    expect(problemsOf(JSON.stringify({ ...document, layers })).length).toBeLessThanOrEqual(40);
  });

  test.each(["constructor", "valueof", "isprototypeof"])("a slot called %s is no key of an object", (slot) => {
    const told = problemsOf({ ...document, layers: [{ ...photo, slot }] });
    expect(told).toEqual(slot in {} ? [expect.stringContaining("a word that JavaScript keeps for itself")] : []);
  });
});

test("a document of the first format is read as one of this", () => {
  const first = {
    format: 1,
    handle: "the-howl",
    title: "The Howl",
    print: { widthPx: 3000, heightPx: 3600, dpi: 300 },
    background: "#102030",
    layers: [sky, { ...photo, box: { xPx: 100, yPx: 100, widthPx: 400, heightPx: 500 }, featherPx: 12 }],
  };
  const second = { ...document, layers: [sky, { ...photo, feather: 12 }] };
  expect(parseArtworkDocument(first)).toEqual({
    ...parseArtworkDocument(second),
    sizes: [{ ...document.sizes[0], name: "print" }],
  });
});

test("it names its files once each: layers, masks, fonts and the print's profile", () => {
  const mask = { ...photo, shape: "alpha", mask: "mask.png" };
  const layers = [sky, sky, mask, text, { ...text, field: "motto", font: "own.woff2" }];
  const output = { format: "pdf", profile: "coated.icc" };
  expect(filesOf(parseArtworkDocument({ ...document, layers, output }))).toEqual([
    "sky.svg",
    "mask.png",
    "own.woff2",
    "coated.icc",
  ]);
});

test("a photo in perspective has the proportions of its longer edges, unless it says its own", () => {
  const [layer] = photoLayers(parseArtworkDocument({ ...document, layers: [{ ...boxless, quad }] }));
  expect(faceOf(layer ?? {}).height).toBe(500);
  const [framed] = photoLayers(
    parseArtworkDocument({ ...document, layers: [{ ...boxless, quad, face: { width: 3, height: 4 } }] }),
  );
  expect(faceOf(framed ?? {})).toEqual({ width: 3, height: 4 });
});

describe("a document that can't be used says where and why", () => {
  const withPhoto = (change: object) => ({ ...document, layers: [{ ...photo, ...change }] });
  const withText = (change: object) => ({ ...document, layers: [photo, { ...text, ...change }] });
  const withSize = (change: object) => ({ ...document, sizes: [{ ...document.sizes[0], ...change }] });

  test.each<[string, unknown, RegExp]>([
    ["nothing at all", null, /artwork: /],
    ["a format of the future", { ...document, format: 3 }, /format: /],
    ["a field we don't know", { ...document, tilte: "?" }, /tilte/],
    ["a handle with a path in it", { ...document, handle: "../howl" }, /handle: /],
    ["a colour by name", { ...document, background: "red" }, /background: must be a colour/],
    ["a canvas of no size", { ...document, canvas: { width: 0, height: 10 } }, /canvas\.width: /],
    ["a bleed that leaves nothing", { ...document, canvas: { ...document.canvas, bleed: 1500 } }, /canvas\.bleed: /],
    ["no size", { ...document, sizes: [] }, /sizes: /],
    [
      "a size of other proportions",
      withSize({ width: 8 }),
      /sizes\.0: is not of the canvas's proportions, 3000 : 3600/,
    ],
    ["more pixels than a render can hold", withSize({ dpi: 1_200 }), /sizes\.0: has more than 85 million pixels/],
    [
      "millimetres that were meant as inches",
      withSize({ unit: "mm", dpi: 72 }),
      /sizes\.0: has fewer than ten thousand/,
    ],
    ["a file elsewhere", { ...document, layers: [{ kind: "image", file: "../sky.svg" }, photo] }, /layers\.0\.file: /],
    ["no slot", { ...document, layers: [sky] }, /layers: must hold one to four photo slots/],
    [
      "five slots",
      { ...document, layers: [1, 2, 3, 4, 5].map((n) => ({ ...photo, slot: `pet-${n}` })) },
      /one to four/,
    ],
    ["one slot twice", { ...document, layers: [photo, photo] }, /layers: has two slots of one name/],
    ["a mask without the shape for it", withPhoto({ mask: "mask.svg" }), /layers\.0\.mask: goes with shape "alpha"/],
    ["the shape without its mask", withPhoto({ shape: "alpha" }), /layers\.0\.mask: /],
    [
      "a path that ends its attribute",
      withPhoto({ shape: "path", path: 'M0 0"/>' }),
      /layers\.0\.path: must be SVG path/,
    ],
    ["a box and a quad", withPhoto({ quad }), /layers\.0\.box: give either/],
    [
      "a quad folded over",
      { ...document, layers: [{ ...boxless, quad: quad.toReversed() }] },
      /layers\.0\.quad: must be top/,
    ],
    ["a turn of more than half a circle", withPhoto({ rotationDegrees: 200 }), /layers\.0\.rotationDegrees: /],
    ["a font from elsewhere", withText({ font: "../own.ttf" }), /layers\.1\.font: must be a bundled font/],
    ["an unknown blend mode", withText({ blend: "hue" }), /layers\.1\.blend: /],
    ["CMYK in a PNG", { ...document, output: { format: "png", profile: "coated.icc" } }, /output\.profile: /],
  ])("%s", (_name, json, problem) => expect(() => parseArtworkDocument(json)).toThrow(problem));

  test("every problem at once", () => {
    expect(() => parseArtworkDocument({ ...document, title: "", background: "red" })).toThrow(/title: .*background: /);
  });

  test("with its line, when it is given as it was written", () => {
    const written = JSON.stringify({ ...document, background: "red" }, null, 2);
    const line = written.split("\n").findIndex((text) => text.includes('"red"')) + 1;
    expect(() => parseArtworkDocument(written)).toThrow(`line ${line}, background: must be a colour`);
  });

  test("what is missing is told with the line it is missing in", () => {
    const { title: _title, ...untitled } = document;
    expect(() => parseArtworkDocument(JSON.stringify(untitled, null, 2))).toThrow("line 1, title: ");
  });

  test("what is not JSON, with the line where it stops being that", () => {
    expect(() => parseArtworkDocument('{\n  "format": 2\n  "handle": "x"\n}')).toThrow("line 3: comma expected");
  });
});

describe("an artwork's hash", () => {
  const parsed = parseArtworkDocument(document);
  const hash = artworkHash(parsed, { "sky.svg": "a".repeat(64) });

  test("is the same for the same document and files", () => {
    expect(artworkHash(parseArtworkDocument(structuredClone(document)), { "sky.svg": "a".repeat(64) })).toBe(hash);
  });

  test("changes with a file or a number", () => {
    const moved = parseArtworkDocument({ ...document, layers: [document.layers[0], { ...photo, feather: 1 }] });
    expect(artworkHash(parsed, { "sky.svg": "b".repeat(64) })).not.toBe(hash);
    expect(artworkHash(moved, { "sky.svg": "a".repeat(64) })).not.toBe(hash);
  });
});
