import { describe, expect, test } from "vitest";
import { artworkHash, parseArtworkDocument, photoLayers } from "./artwork-document.ts";

const photo = {
  kind: "photo",
  slot: "pet",
  label: "Your pet",
  box: { xPx: 100, yPx: 100, widthPx: 400, heightPx: 500 },
  shape: "ellipse",
};
const document = {
  format: 1,
  handle: "the-howl",
  title: "The Howl",
  print: { widthPx: 3000, heightPx: 3600, dpi: 300 },
  background: "#102030",
  layers: [{ kind: "image", file: "sky.svg" }, photo],
};

test("a slot says only what is special about it", () => {
  expect(photoLayers(parseArtworkDocument(document))).toEqual([{ ...photo, rotationDegrees: 0, featherPx: 0 }]);
});

describe("a document that can't be used says where and why", () => {
  const withPhoto = (change: object) => ({ ...document, layers: [{ ...photo, ...change }] });

  test.each<[string, unknown, RegExp]>([
    ["nothing at all", null, /artwork: /],
    ["a format of the future", { ...document, format: 2 }, /format: /],
    ["a field we don't know", { ...document, tilte: "?" }, /tilte/],
    ["a handle with a path in it", { ...document, handle: "../howl" }, /handle: /],
    ["a colour by name", { ...document, background: "red" }, /background: /],
    ["a print of no size", { ...document, print: { widthPx: 0, heightPx: 10, dpi: 300 } }, /print\.widthPx: /],
    ["a file elsewhere", { ...document, layers: [{ kind: "image", file: "../sky.svg" }, photo] }, /layers\.0\.file: /],
    ["no slot", { ...document, layers: [document.layers[0]] }, /layers: must hold one photo slot/],
    ["one slot twice", { ...document, layers: [photo, photo] }, /layers: must hold one photo slot/],
    ["a mask without the shape for it", withPhoto({ mask: "mask.svg" }), /layers\.0\.mask: goes with shape "alpha"/],
    ["the shape without its mask", withPhoto({ shape: "alpha" }), /layers\.0\.mask: /],
    ["a box of half pixels", withPhoto({ box: { ...photo.box, xPx: 0.5 } }), /layers\.0\.box\.xPx: /],
    ["a turn of more than half a circle", withPhoto({ rotationDegrees: 200 }), /layers\.0\.rotationDegrees: /],
  ])("%s", (_name, json, problem) => expect(() => parseArtworkDocument(json)).toThrow(problem));

  test("every problem at once", () => {
    expect(() => parseArtworkDocument({ ...document, title: "", background: "red" })).toThrow(/title: .*background: /);
  });
});

describe("an artwork's hash", () => {
  const parsed = parseArtworkDocument(document);
  const hash = artworkHash(parsed, { "sky.svg": "a".repeat(64) });

  test("is the same for the same document and files", () => {
    expect(artworkHash(parseArtworkDocument(structuredClone(document)), { "sky.svg": "a".repeat(64) })).toBe(hash);
  });

  test("changes with a file or a number", () => {
    const moved = parseArtworkDocument({ ...document, layers: [document.layers[0], { ...photo, featherPx: 1 }] });
    expect(artworkHash(parsed, { "sky.svg": "b".repeat(64) })).not.toBe(hash);
    expect(artworkHash(moved, { "sky.svg": "a".repeat(64) })).not.toBe(hash);
  });
});
