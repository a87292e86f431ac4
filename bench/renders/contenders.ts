import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { coverage } from "../../app/imaging/coverage.ts";
import { renderArtwork } from "../../app/imaging/render-artwork.ts";
import { limitRenderMemory } from "../../app/imaging/render-memory.ts";
import type { OnStep } from "../../app/imaging/step-times.ts";
import type { Case } from "./case.ts";

/** Readies a contender; what it gives makes the picture's file once. */
type Contender = (given: Case) => Promise<(onStep: OnStep) => Promise<Uint8Array>>;

export const contenders = {
  /** As the worker does it for an artwork it drew before. */
  "ours, warm": async ({ job }) => {
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** As the worker does it the first time. */
  "ours, cold": async ({ job }) => {
    limitRenderMemory(0);
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** What one would write first: everything composited by sharp, each time, and its own PNG or WebP. */
  "naive sharp": async (given) => {
    const { job, size, slot } = given;
    return async () => {
      const photo = await fitted(given)
        .composite([{ input: ellipse(given), blend: "dest-in" }])
        .png()
        .toBuffer();
      const layers: OverlayOptions[] = job.artwork.layers.map((layer) =>
        layer.kind !== "image"
          ? { input: photo, left: slot.leftPx, top: slot.topPx }
          : { input: Buffer.from(job.files.get(layer.file) ?? ""), density: (72 * size.widthPx) / drawingWidth },
      );
      return encoded(sharp(blank(given)).composite(layers), given);
    };
  },

  /** sharp alone, from layers drawn before and kept as pixels: the stages themselves, one after the other. */
  "sharp, layers kept": async (given) => {
    const { job, size, slot } = given;
    const at = job.artwork.layers.findIndex(({ kind }) => kind === "photo");
    const drawn = async (layers: Case["job"]["artwork"]["layers"], background: string) => {
      const inputs = layers.flatMap((layer) => (layer.kind === "image" ? [job.files.get(layer.file) ?? ""] : []));
      const create = { width: size.widthPx, height: size.heightPx, channels: 4 as const, background };
      const density = (72 * size.widthPx) / drawingWidth;
      const data = await sharp({ create })
        .composite(inputs.map((input) => ({ input: Buffer.from(input), density })))
        .raw()
        .toBuffer();
      return { data, raw: { width: size.widthPx, height: size.heightPx, channels: 4 as const } };
    };
    const below = await drawn(job.artwork.layers.slice(0, at), job.artwork.background);
    const above = await drawn(job.artwork.layers.slice(at + 1), "#00000000");
    const mask = Buffer.from((await coverage(slot, job.files)) ?? []);
    const maskRaw = { width: slot.widthPx, height: slot.heightPx, channels: 1 as const };
    return async () => {
      const photo = await fitted(given).joinChannel(mask, { raw: maskRaw }).raw().toBuffer();
      const raw = { width: slot.widthPx, height: slot.heightPx, channels: 4 as const };
      const layers = [
        { input: photo, raw, left: slot.leftPx, top: slot.topPx },
        { input: above.data, raw: above.raw },
      ];
      return encoded(sharp(below.data, { raw: below.raw }).composite(layers), given);
    };
  },
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;

/** The Howl's drawings are as many units wide as its print has pixels. */
const drawingWidth = 3_000;

function blank({ job, size }: Case) {
  const { background } = job.artwork;
  return { create: { width: size.widthPx, height: size.heightPx, channels: 3 as const, background } };
}

/** The photo upright, cut and fitted to the slot. */
function fitted({ photo, region, slot }: Case) {
  return sharp(photo).autoOrient().extract(region).resize(slot.widthPx, slot.heightPx, { fit: "fill" });
}

/** The slot's ellipse with a soft edge, as a drawing. */
function ellipse({ slot: { widthPx, heightPx, featherPx } }: Case): Buffer {
  const [x, y] = [widthPx / 2, heightPx / 2];
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <filter id="soft"><feGaussianBlur stdDeviation="${featherPx / 4}"/></filter>
    <ellipse cx="${x}" cy="${y}" rx="${x - featherPx / 2}" ry="${y - featherPx / 2}" filter="url(#soft)"/></svg>`);
}

function encoded(image: Sharp, { job }: Case): Promise<Uint8Array> {
  const opaque = image.removeAlpha();
  if (job.target.kind === "preview") return opaque.webp({ quality: 90 }).toBuffer();
  return opaque.withIccProfile("srgb").withDensity(300).png().toBuffer();
}
