import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharp } from "../engine.ts";
import type { Plane } from "../plane.ts";
import { plain, png, quarters, red } from "../test-pictures.ts";
import { freeForeground } from "./foreground-colours.ts";
import { guidedFilter } from "./guided-filter.ts";
import { makeMatte } from "./make-matte.ts";
import type { MatteModel } from "./matte-model.ts";
import { onnxModel } from "./onnx-model.ts";
import { readOnnxSidecar } from "./onnx-sidecar.ts";
import { answeredModel, questionOf } from "./remote-model.ts";

const weights = readFileSync(".cache/u2netp.onnx");

/** Something like an animal: a dark body with a head on a light floor. */
function animal() {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="500"><rect width="600" height="500" fill="#e9dcc4"/>
    <ellipse cx="310" cy="330" rx="150" ry="90" fill="#3a2a20"/><circle cx="190" cy="230" r="75" fill="#4a3528"/></svg>`;
  return sharp(Buffer.from(drawing)).jpeg().toBuffer();
}

function service(ask: (jpeg: Uint8Array) => Promise<Uint8Array>): MatteModel {
  const name = "test";
  return { name, find: async (picture) => answeredModel(name, await ask(await questionOf(picture))).find(picture) };
}

/** A service that finds what is dark. */
const dark = service((jpeg) => sharp(jpeg).greyscale().negate().threshold(128).toColourspace("b-w").png().toBuffer());

describe.each<[string, MatteModel]>([
  ["the embedded network", onnxModel("u2netp", weights)],
  [
    "a network with its own shape",
    onnxModel("onnx", weights, readOnnxSidecar({ input: 320, std: [0.229, 0.224, 0.225] })),
  ],
  ["a service", dark],
])("%s", (_name, model) => {
  test("tells an animal from the floor, at the photo's proportions", async () => {
    const matte = await makeMatte(await animal(), model);
    expect(matte).toMatchObject({ contentType: "image/png", widthPx: 600, heightPx: 500 });
    const alpha = await sharp(matte.bytes).toColourspace("b-w").raw().toBuffer();
    const at = (x: number, y: number) => alpha[y * 600 + x] ?? -1;
    expect([at(310, 330), at(190, 230)].every((value) => value > 200)).toBe(true);
    expect([at(20, 20), at(580, 60), at(30, 480)].every((value) => value < 40)).toBe(true);
    expect(matte.confidence).toBeGreaterThan(0.5);
  });

  test("gives the same bytes twice, under one name", async () => {
    const [one, two] = [await makeMatte(await animal(), model), await makeMatte(await animal(), model)];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.model).toBe(two.model);
  });
});

test("a photo with nothing in it is no cut-out to trust", async () => {
  const nothing: MatteModel = {
    name: "nothing",
    find: async () => ({ data: new Float32Array(4), widthPx: 2, heightPx: 2 }),
  };
  expect((await makeMatte(await png(plain(300, 300, red)), nothing)).confidence).toBe(0);
});

test("a service whose answer has other proportions is not believed", async () => {
  const stretched = service(() => png(quarters(50, 200)));
  await expect(makeMatte(await animal(), stretched)).rejects.toThrow("answered with 50 × 200 px");
});

test("a service that answers with no picture is an error", async () => {
  const broken = service(async () => Buffer.from("<html>"));
  await expect(makeMatte(await animal(), broken)).rejects.toThrow();
});

test("a guided filter finds the guide's edge from a plane that is wide of it", () => {
  const plane = (value: (x: number) => number): Plane => ({
    data: Float32Array.from({ length: 64 * 64 }, (_, at) => value(at % 64)),
    widthPx: 64,
    heightPx: 64,
  });
  const guide = plane((x) => (x < 32 ? 0.1 : 0.9));
  const soft = plane((x) => Math.max(0, Math.min(1, (x - 24) / 16)));
  const { data } = guidedFilter(soft, guide, 12, 1e-4);
  const row = 32 * 64;
  expect((data[row + 33] ?? 0) - (data[row + 30] ?? 0)).toBeGreaterThan(0.35);
});

test("an edge keeps no colour of what was behind it", () => {
  // Red in front of green, half of each in the column where they meet.
  const seen = plain(64, 64, [30, 180, 60]);
  const alpha = new Uint8Array(64 * 64);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const column = pixel % 64;
    const share = column < 32 ? 1 : column === 32 ? 0.5 : 0;
    alpha[pixel] = share * 255;
    for (const [channel, value] of red.entries()) {
      const at = pixel * 4 + channel;
      seen.data[at] = value * share + (seen.data[at] ?? 0) * (1 - share);
    }
  }
  freeForeground(seen, alpha);
  const edge = (20 * 64 + 32) * 4;
  const apart = red.map((value, channel) => Math.abs(value - (seen.data[edge + channel] ?? 0)));
  expect(Math.max(...apart)).toBeLessThan(12);
  expect(seen.data[edge + 3]).toBe(127);
});

describe("a model's JSON", () => {
  test("may say nothing: then it is as most are", () => {
    expect(readOnnxSidecar({})).toMatchObject({ inputPx: 320, output: 0, isLogit: false });
  });

  test.each<[unknown, string]>([
    [[], "must be an object"],
    [{ inputs: 320 }, "no field inputs"],
    [{ input: 320.5 }, "input must be a whole number"],
    [{ mean: [0, 1] }, "mean must be three numbers"],
    [{ activation: "relu" }, "activation must be"],
  ])("%j is refused", (json, sentence) => expect(() => readOnnxSidecar(json)).toThrow(sentence));
});
