import { afterEach, describe, expect, test } from "vitest";
import type { Artwork, PhotoLayer } from "./artwork.ts";
import { drawOver, plainCanvas } from "./canvas.ts";
import { coverage } from "./coverage.ts";
import { prepareArtwork, preparedBytes, preparedKey } from "./prepared-artwork.ts";
import type { PlacedRaster, Raster } from "./raster.ts";
import { rasterise } from "./rasterise.ts";
import { type RenderJob, renderArtwork } from "./render-artwork.ts";
import { artworkStrips, limitRenderMemory, preparedArtworks, renderMemoryBytes } from "./render-memory.ts";
import { sheetFor, slotOn } from "./sheet.ts";
import { cropToSlot } from "./steps/crop-to-slot.ts";
import { maskSlot } from "./steps/mask-slot.ts";
import { openUpright } from "./steps/open-upright.ts";
import { placeInSlot } from "./steps/place-in-slot.ts";
import { placeLayers } from "./steps/place-layers.ts";
import { measures, noise, plain, png, quarters, red } from "./test-pictures.ts";

afterEach(() => {
  limitRenderMemory(0);
  limitRenderMemory(renderMemoryBytes);
});

const svg = (drawing: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="50" height="60">${drawing}</svg>`);
const files = new Map([
  ["sky.svg", svg('<path fill="#1ea03c" fill-opacity=".7" d="M0 0h50v60H0z"/>')],
  ["ring.svg", svg('<circle cx="25" cy="30" r="20" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="9"/>')],
  ["dot.svg", svg('<circle cx="25" cy="30" r="12" fill="#00f" fill-opacity=".4"/>')],
]);
const slot = (name: string, x: number, y: number, change: Partial<PhotoLayer> = {}): PhotoLayer => ({
  kind: "photo",
  slot: name,
  box: { x, y, width: 200, height: 240 },
  shape: "ellipse",
  feather: 20,
  ...change,
});
const artwork: Artwork = {
  ...measures(500, 600),
  background: "#804020",
  layers: [
    { kind: "image", file: "sky.svg" },
    slot("lower", 120, 150, { rotationDegrees: 20 }),
    { kind: "image", file: "ring.svg" },
    slot("upper", 200, 250, { rotationDegrees: -15 }),
    slot("corner", 420, 500, { shape: "rectangle", feather: 0 }),
    { kind: "image", file: "dot.svg" },
  ],
};
const size = sheetFor(artwork, { kind: "print" });
const crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };

async function photos(): Promise<RenderJob["photos"]> {
  const [lower, upper, corner] = [noise(100, 120), quarters(100, 120), plain(100, 120, red)];
  return {
    lower: { bytes: await png(lower), crop },
    upper: { bytes: await png(upper), crop },
    corner: { bytes: await png(corner), crop },
  };
}

/** The artwork drawn as it is written down: every layer over the whole canvas, bottom first. */
async function layerByLayer(given: RenderJob["photos"]) {
  const canvas = plainCanvas(size, artwork.background);
  const pieces = new Map<number, PlacedRaster>();
  for (const [index, layer] of artwork.layers.entries()) {
    if (layer.kind === "image") {
      drawOver(canvas, await rasterise(files.get(layer.file) ?? new Uint8Array(), size), 0, 0, layer);
      continue;
    }
    if (layer.kind === "text") continue;
    const photo = given[layer.slot];
    if (!photo) continue;
    const place = slotOn(size, layer);
    const upright = await openUpright({
      ...photo,
      source: "photo",
      slot: place,
      mask: await coverage(place, files),
      match: 0,
      ground: null,
    });
    const piece = placeInSlot(maskSlot(await cropToSlot(upright)));
    pieces.set(index, piece);
    drawOver(canvas, piece.picture, piece.leftPx, piece.topPx, layer);
  }
  return { canvas, pieces };
}

describe("drawing only the boxes the photos reach is drawing every layer", () => {
  test.each([[["lower", "upper", "corner"]], [["lower", "corner"]], [["upper"]], [[]]])(
    "photos in %j",
    async (filled) => {
      const all = await photos();
      const some = Object.fromEntries(Object.entries(all).filter(([name]) => (filled as string[]).includes(name)));
      const { canvas, pieces } = await layerByLayer(some);
      const prepared = await prepareArtwork(artwork, files, size);
      const composed = placeLayers({ prepared, pieces, finish: { artwork, files, target: { kind: "print" } } });
      expect(Buffer.compare(composed.canvas.data, canvas.data)).toBe(0);
      expect(composed.changed).toHaveLength(filled.length);
    },
  );
});

describe("what a process keeps between renders", () => {
  const render = async (kind: "print" | "preview") => {
    const made: string[] = [];
    const job = { artwork, files, photos: await photos(), target: { kind } } as const;
    const { bytes } = await renderArtwork(job, (step) => made.push(step));
    return { bytes: Buffer.from(bytes), steps: made };
  };

  test("no byte depends on it", async () => {
    for (const kind of ["print", "preview"] as const) {
      limitRenderMemory(0);
      const without = await render(kind);
      limitRenderMemory(renderMemoryBytes);
      const [first, again] = [await render(kind), await render(kind)];
      expect(first.bytes.equals(without.bytes) && again.bytes.equals(without.bytes)).toBe(true);
    }
  });

  test("an artwork is drawn once for renders beside each other, and weighs what it weighs", async () => {
    await Promise.all([render("print"), render("print"), render("print")]);
    expect(preparedArtworks.keptBytes).toBe(preparedBytes(await prepareArtwork(artwork, files, size)));
    expect(preparedArtworks.keptBytes).toBeGreaterThan(size.widthPx * size.heightPx * 3);
  });

  test("a strip is taken from memory only where neither it nor the row above shows a photo", async () => {
    // At this width a strip has 232 rows: a whole strip, a strip's last row, its first, and the first of all.
    for (const [y, height] of [
      [232, 232],
      [231, 1],
      [232, 1],
      [0, 1],
    ] as const) {
      const box = { x: 0, y, width: 1_500, height };
      const tall: Artwork = {
        ...measures(1_500, 900),
        background: "#336699",
        layers: [
          { kind: "image", file: "ring.svg" },
          { kind: "photo", slot: "lower", box, shape: "rectangle" },
        ],
      };
      const print = async (raster: Raster) => {
        const job = { artwork: tall, files, photos: { lower: { bytes: await png(raster), crop } } };
        return renderArtwork({ ...job, target: { kind: "print" } });
      };
      await print(noise(300, 60));
      expect(artworkStrips.keptBytes).toBeGreaterThan(0);
      const { bytes } = await print(plain(300, 60, red));
      limitRenderMemory(0);
      const fresh = await print(plain(300, 60, red));
      limitRenderMemory(renderMemoryBytes);
      expect(Buffer.compare(bytes, fresh.bytes)).toBe(0);
    }
  });

  test("it stays below its limit, of which strips have a share", async () => {
    limitRenderMemory(600_000);
    await render("print");
    expect(preparedArtworks.keptBytes).toBe(0);
    expect(artworkStrips.keptBytes).toBeLessThanOrEqual(75_000);
  });

  test("each step is told with what it took", async () => {
    const { steps } = await render("preview");
    const slotSteps = ["openUpright", "cropToSlot", "applyEffect", "cutOut", "matchColours", "maskSlot", "placeInSlot"];
    expect(steps).toEqual(["toPrepared", ...slotSteps, ...slotSteps, ...slotSteps, "placeLayers", "toTarget"]);
  });
});

describe("an artwork is known by its drawings", () => {
  const key = preparedKey(artwork, files, size);
  test.each<[string, string]>([
    ["another drawing under the same name", preparedKey(artwork, new Map([...files, ["dot.svg", svg("")]]), size)],
    ["another size", preparedKey(artwork, files, { ...size, widthPx: 50, heightPx: 60 })],
    ["another background", preparedKey({ ...artwork, background: "#804021" }, files, size)],
    ["another order", preparedKey({ ...artwork, layers: artwork.layers.toReversed() }, files, size)],
  ])("%s is another", (_name, other) => expect(other).not.toBe(key));

  test("files it does not name make no difference", () => {
    expect(preparedKey(artwork, new Map([...files, ["readme", svg("")]]), size)).toBe(key);
  });
});
