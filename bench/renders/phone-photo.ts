import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import type { Photo } from "./contest.ts";

/** Writes a JPEG of a pet with a phone's grain and quality: smooth where photos are, noisy all over, of a real one's size. */
export async function phonePhoto(file: string, size: { widthPx: number; heightPx: number }): Promise<Photo> {
  const { widthPx: width, heightPx: height } = size;
  // The drawing has soft shadows, which take minutes at this size: it is drawn small and enlarged.
  const pet = await sharp(await readFile(new URL("../../tests/fixtures/sample-pet.svg", import.meta.url)))
    .resize(1_200, 900, { fit: "cover" })
    .removeAlpha()
    .png()
    .toBuffer();
  const noise = { type: "gaussian" as const, mean: 128, sigma: 24 };
  const grain = await sharp({ create: { width: 1_008, height: 756, channels: 3, background: "#888", noise } })
    .blur(0.6)
    .png()
    .toBuffer();
  const jpeg = await sharp(pet)
    .resize(width, height)
    .composite([{ input: grain, tile: true, blend: "soft-light" }])
    .removeAlpha()
    .jpeg({ quality: 93 })
    .toBuffer();
  await writeFile(file, jpeg);
  return { file, ...size };
}
