import { expect, test } from "vitest";
import type { PhotoLayer } from "./artwork.ts";
import { sharp } from "./engine.ts";
import { rasteriseLayer } from "./rasterise-layer.ts";
import { rasteriseMask } from "./rasterise-mask.ts";
import { measures, picture, quarters } from "./test-pictures.ts";

const imageLayer = { kind: "image", file: "layer.svg" } as const;
const drawing = (inside: string, size = 'width="50" height="60"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);

async function pixels(webp: Uint8Array) {
  const { data, info } = await sharp(webp).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const alphaAt = (column: number, row: number) => data[(row * info.width + column) * 4 + 3];
  return { width: info.width, height: info.height, alphaAt };
}

test.each<[string, string]>([
  ["with a size", 'width="50" height="60"'],
  ["with a box alone", 'viewBox="0 0 50 60"'],
  ["with a size in inches", 'width="5in" height="6in" viewBox="0 0 50 60"'],
])("a drawing %s is drawn at the size asked for, clear where it draws nothing", async (_name, size) => {
  const layer = await rasteriseLayer(measures(1000, 1200), imageLayer, drawing('<path d="M0 0h25v60H0z"/>', size));
  const { width, height, alphaAt } = await pixels(layer);
  expect([width, height]).toEqual([1000, 1200]);
  expect([alphaAt(495, 600), alphaAt(505, 600)]).toEqual([255, 0]);
});

test("a PNG layer keeps its clear parts", async () => {
  const half = quarters(40, 40);
  for (let at = 3; at < half.data.length / 2; at += 4) half.data[at] = 0;
  const { alphaAt } = await pixels(
    await rasteriseLayer(measures(80, 80), imageLayer, await picture(half).png().toBuffer()),
  );
  expect([alphaAt(40, 10), alphaAt(40, 70)]).toEqual([0, 255]);
});

test.each([
  ["a file", "file:///etc/hostname"],
  ["a file beside it", "sky.png"],
  ["the network", "http://192.0.2.1/sky.png"],
])("a drawing can't reach %s", async (_name, address) => {
  const layer = await rasteriseLayer(
    measures(50, 60),
    imageLayer,
    drawing(`<image href="${address}" width="50" height="60"/>`),
  );
  expect((await pixels(layer)).alphaAt(25, 30)).toBe(0);
});

test("an entity bomb is refused", async () => {
  const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
  const bomb = new TextEncoder().encode(
    `<!DOCTYPE svg [<!ENTITY e0 "boom">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e12;</text></svg>`,
  );
  await expect(rasteriseLayer(measures(9, 9), imageLayer, bomb)).rejects.toThrow();
});

test("a slot's mask is drawn at preview scale, soft edge included; a plain box needs none", async () => {
  const layer: PhotoLayer = {
    kind: "photo",
    slot: "pet",
    box: { x: 0, y: 0, width: 1500, height: 1200 },
    shape: "ellipse",
    feather: 150,
  };
  const artwork = measures(3000, 3600);

  const { width, height, alphaAt } = await pixels((await rasteriseMask(artwork, layer, new Map())) ?? new Uint8Array());
  expect([width, height]).toEqual([500, 400]);
  expect([alphaAt(250, 200), alphaAt(5, 5)]).toEqual([255, 0]);
  expect(alphaAt(25, 200)).toBeGreaterThan(60);
  expect(alphaAt(25, 200)).toBeLessThan(195);

  expect(await rasteriseMask(artwork, { ...layer, shape: "rectangle", feather: 0 }, new Map())).toBeNull();
});
