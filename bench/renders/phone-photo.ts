import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import type { Photo } from "./contest.ts";

/** Writes a JPEG of a pet with a phone's grain and quality: smooth where photos are, noisy all over, of a real one's size. */
export async function phonePhoto(file: string, size: { widthPx: number; heightPx: number }): Promise<Photo> {
  const { widthPx: width, heightPx: height } = size;
  const pet = await readFile(new URL("../../tests/fixtures/sample-pet.svg", import.meta.url));
  const noise = { type: "gaussian" as const, mean: 128, sigma: 14 };
  const grain = await sharp({ create: { width, height, channels: 3, background: "#888", noise } })
    .blur(0.6)
    .png({ compressionLevel: 1 })
    .toBuffer();
  const jpeg = await sharp(pet)
    .resize(width, height, { fit: "cover" })
    .composite([{ input: grain, blend: "soft-light" }])
    .removeAlpha()
    .jpeg({ quality: 93 })
    .toBuffer();
  await writeFile(file, jpeg);
  return { file, ...size };
}
