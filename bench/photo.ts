import sharp from "sharp";

/** A JPEG with noise like a phone's, so that it is as long and as slow as a real one. `seed` makes it another photo. */
export async function photoOf(
  { widthPx, heightPx }: { widthPx: number; heightPx: number },
  seed: number,
): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 128 + seed, sigma: 18 };
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 85 })
    .toBuffer();
}
