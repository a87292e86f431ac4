import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { Size } from "../../app/imaging/raster.ts";

const pet = new URL("../../tests/fixtures/sample-pet.svg", import.meta.url);

/** A JPEG of a pet with a phone's grain and quality: smooth where photos are, noisy all over, of a real one's size. */
export async function phonePhoto({ widthPx, heightPx }: Size): Promise<Uint8Array> {
  // The drawing has soft shadows, which take minutes at this size: it is drawn small and enlarged.
  const drawn = await sharp(await readFile(pet))
    .resize(1_200, 900, { fit: "cover" })
    .removeAlpha()
    .png()
    .toBuffer();
  const noise = { type: "gaussian" as const, mean: 128, sigma: 24 };
  const grain = await sharp({ create: { width: 1_008, height: 756, channels: 3, background: "#888", noise } })
    .blur(0.6)
    .png()
    .toBuffer();
  return sharp(drawn)
    .resize(widthPx, heightPx)
    .composite([{ input: grain, tile: true, blend: "soft-light" }])
    .removeAlpha()
    .jpeg({ quality: 93 })
    .toBuffer();
}

/** A matte as a network would give it, of the photo's proportions: one thing in front with a soft edge. */
export async function softMatte(): Promise<Size & { bytes: Uint8Array }> {
  const [widthPx, heightPx] = [1_024, 768];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"><rect width="100%" height="100%"/>
    <g fill="#fff"><circle cx="512" cy="300" r="190"/><ellipse cx="512" cy="640" rx="230" ry="270"/></g></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).removeAlpha().blur(4).toColourspace("b-w").png().toBuffer();
  return { bytes, widthPx, heightPx };
}
