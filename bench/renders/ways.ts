import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { byteFolder } from "../../app/adapters/drawn-artworks/byte-folder.ts";
import { coverage } from "../../app/imaging/coverage.ts";
import { keepDrawnArtworks } from "../../app/imaging/drawn-artworks.ts";
import { renderArtwork } from "../../app/imaging/render-artwork.ts";
import { artworkStrips, limitRenderMemory } from "../../app/imaging/render-memory.ts";
import { type OnStep, timed } from "../../app/imaging/step-times.ts";
import { drawLayers } from "./layers.ts";
import type { Scene, Source } from "./scene.ts";

/** Readies a way to make a scene's picture; what it gives makes the file once. */
type Way = (scene: Scene) => Promise<(onStep: OnStep) => Promise<Uint8Array>>;

/** The ways that run in Node. */
export const ways = {
  /** As an imaging process does it for an artwork it drew before. */
  "ours, warm": async ({ job }) => {
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** For an artwork it drew before, with no strip of the file kept: every row is filtered and deflated. */
  "ours, no strips": async ({ job }) => {
    artworkStrips.limitTo(0);
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** As a process does it that has just started, where another one drew the artwork before. */
  "ours, cold": async ({ job }) => {
    limitRenderMemory(0);
    const folder = await mkdtemp(join(tmpdir(), "likeness-bench-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** As it is done once on each machine: nothing of the artwork was drawn before. */
  "ours, first": async ({ job }) => {
    limitRenderMemory(0);
    return async (onStep) => (await renderArtwork(job, onStep)).bytes;
  },

  /** What one would write first: from the upload, all composited by sharp, each time, and its files as they come. */
  "naive sharp": async (scene) => {
    const { job, size, slot } = scene;
    return async () => {
      const photo = await (await fitted(scene.original, scene))
        .composite([{ input: ellipse(scene), blend: "dest-in" }])
        .png()
        .toBuffer();
      const layers: OverlayOptions[] = job.artwork.layers.map((layer) =>
        layer.kind !== "image"
          ? { input: photo, left: slot.leftPx, top: slot.topPx }
          : {
              input: Buffer.from(job.files.get(layer.file) ?? ""),
              density: (72 * size.widthPx) / job.artwork.canvas.width,
            },
      );
      const image = sharp(blank(scene)).composite(layers).removeAlpha();
      if (job.target.kind === "preview") return image.webp({ quality: 90 }).toBuffer();
      const print = image.withIccProfile("srgb").withDensity(300);
      if (scene.kind === "print JPEG") return print.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
      return print.png().toBuffer();
    };
  },

  /** The stages by sharp alone, from layers drawn before and kept as pixels, with our settings of its encoders. */
  "raw sharp": async (scene) => {
    const { slot, size } = scene;
    const { below, above } = await drawLayers(scene);
    const shape = (await coverage(slot, scene.job.files)) ?? new Uint8Array();
    const mask = Buffer.alloc(shape.length * 4, 255);
    for (const [pixel, covered] of shape.entries()) mask[pixel * 4 + 3] = covered;
    const onSlot = { width: slot.widthPx, height: slot.heightPx, channels: 4 as const };
    const sheet = { width: size.widthPx, height: size.heightPx };

    const decodeAndFit = async () => {
      const photo = await fitted(scene.photo, scene);
      if (!scene.matte)
        return photo
          .joinChannel(Buffer.from(shape), { raw: { ...onSlot, channels: 1 } })
          .raw()
          .toBuffer();
      return photo
        .composite([{ input: mask, raw: onSlot, blend: "dest-in" }])
        .raw()
        .toBuffer();
    };
    const composite = (photo: Buffer) =>
      sharp(below, { raw: { ...sheet, channels: 3 } })
        .composite([
          { input: photo, raw: onSlot, left: slot.leftPx, top: slot.topPx },
          { input: above, raw: { ...sheet, channels: 4 } },
        ])
        .removeAlpha()
        .raw()
        .toBuffer();
    const encode = (pixels: Buffer) => {
      const image = sharp(pixels, { raw: { ...sheet, channels: 3 } });
      if (scene.job.target.kind === "preview") return image.webp({ quality: 90, effort: 2 }).toBuffer();
      const print = image.withIccProfile("srgb").withDensity(300);
      const settings = { quality: 95, chromaSubsampling: "4:4:4", optimizeCoding: false };
      return scene.kind === "print JPEG" ? print.jpeg(settings).toBuffer() : print.png().toBuffer();
    };
    return (onStep) =>
      Promise.resolve(undefined)
        .then(timed(decodeAndFit, onStep))
        .then(timed(composite, onStep))
        .then(timed(encode, onStep));
  },
} satisfies Record<string, Way>;

export type WayName = keyof typeof ways;

function blank({ job, size }: Scene) {
  const { background } = job.artwork;
  return { create: { width: size.widthPx, height: size.heightPx, channels: 3 as const, background } };
}

/** A photo upright, cut and fitted to the slot, with what is behind taken away where the scene says so. */
async function fitted(photo: Source, { slot, matte }: Scene): Promise<Sharp> {
  const size = { width: slot.widthPx, height: slot.heightPx };
  const toSlot = ({ bytes, region }: Source) =>
    sharp(bytes)
      .autoOrient()
      .extract(region)
      .resize({ ...size, fit: "fill" });
  if (!matte) return toSlot(photo);
  const alpha = await toSlot(matte).toColourspace("b-w").raw().toBuffer();
  const pixels = await toSlot(photo)
    .joinChannel(alpha, { raw: { ...size, channels: 1 } })
    .raw()
    .toBuffer();
  return sharp(pixels, { raw: { ...size, channels: 4 } });
}

/** The slot's ellipse with a soft edge, as a drawing. */
function ellipse({ slot: { widthPx, heightPx, featherPx } }: Scene): Buffer {
  const [x, y] = [widthPx / 2, heightPx / 2];
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <filter id="soft"><feGaussianBlur stdDeviation="${featherPx / 4}"/></filter>
    <ellipse cx="${x}" cy="${y}" rx="${x - featherPx / 2}" ry="${y - featherPx / 2}" filter="url(#soft)"/></svg>`);
}
