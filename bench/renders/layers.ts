import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { coverage } from "../../app/imaging/coverage.ts";
import type { Scene } from "./scene.ts";

/** All of the artwork that lies below the photo, opaque, and all above it, with alpha, as pixels of the scene's size. */
export async function drawLayers({ job, size }: Scene): Promise<{ below: Buffer; above: Buffer }> {
  const { layers, background, canvas } = job.artwork;
  const at = layers.findIndex(({ kind }) => kind === "photo");
  const drawn = (some: typeof layers, ground: string) => {
    const inputs = some.flatMap((layer) =>
      layer.kind === "image" ? [Buffer.from(job.files.get(layer.file) ?? "")] : [],
    );
    const density = (72 * size.widthPx) / canvas.width;
    const create = { width: size.widthPx, height: size.heightPx, channels: 4 as const, background: ground };
    return sharp({ create }).composite(inputs.map((input) => ({ input, density })));
  };
  const below = await drawn(layers.slice(0, at), background).removeAlpha().raw().toBuffer();
  return {
    below,
    above: await drawn(layers.slice(at + 1), "#00000000")
      .raw()
      .toBuffer(),
  };
}

/** A scene as files, for programs that draw no SVG. */
export interface SceneFiles {
  below: string;
  above: string;
  /** Grey: how much of each pixel of the slot its shape covers. */
  mask: string;
  photo: string;
  matte: string | undefined;
}

export async function writeScene(scene: Scene, folder: string): Promise<SceneFiles> {
  const { size, slot, photo, matte } = scene;
  const named = (name: string) => path.join(folder, name);
  const files = {
    below: named("below.png"),
    above: named("above.png"),
    mask: named("mask.png"),
    photo: named("photo.jpg"),
    matte: matte && named("matte.png"),
  };
  const { below, above } = await drawLayers(scene);
  const shape = Buffer.from((await coverage(slot, scene.job.files)) ?? []);
  const sheet = { width: size.widthPx, height: size.heightPx };
  await sharp(below, { raw: { ...sheet, channels: 3 } })
    .png()
    .toFile(files.below);
  await sharp(above, { raw: { ...sheet, channels: 4 } })
    .png()
    .toFile(files.above);
  await sharp(shape, { raw: { width: slot.widthPx, height: slot.heightPx, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toFile(files.mask);
  await writeFile(files.photo, photo.bytes);
  if (matte && files.matte) await writeFile(files.matte, matte.bytes);
  return files;
}
