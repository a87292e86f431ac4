import sharp from "sharp";

/** How alike two pictures of one size are: their peak signal-to-noise ratio over all three channels in dB, Infinity when equal. */
export async function psnr(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (a.length !== b.length) throw new Error("the pictures differ in size");
  let squares = 0;
  for (let at = 0; at < a.length; at++) squares += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
  return 10 * Math.log10((255 * 255 * a.length) / squares);
}

function pixelsOf(file: Uint8Array): Promise<Uint8Array> {
  return sharp(file).removeAlpha().toColourspace("srgb").raw().toBuffer();
}
