import { sharp } from "../engine.ts";

let profile: Promise<Uint8Array> | undefined;

/** The sRGB profile sharp brings along, read once from a picture it puts it in. */
export function srgbProfile(): Promise<Uint8Array> {
  profile ??= read();
  return profile;
}

async function read(): Promise<Uint8Array> {
  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: "#000" } });
  const { icc } = await sharp(await pixel.withIccProfile("srgb").png().toBuffer()).metadata();
  if (!icc) throw new Error("sharp has no sRGB profile");
  return icc;
}
