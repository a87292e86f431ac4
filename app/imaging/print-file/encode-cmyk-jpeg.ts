// biome-ignore lint/style/noRestrictedImports: sharp takes a profile by its place only
import { mkdtemp, rm, writeFile } from "node:fs/promises";
// biome-ignore lint/style/noRestrictedImports: where such a file may lie for a moment
import { tmpdir } from "node:os";
// biome-ignore lint/style/noRestrictedImports: and its place there
import { join } from "node:path";
import type { Canvas } from "../canvas.ts";
import { fileTimeLimitSeconds, sharp } from "../engine.ts";
import { checkCmykProfile } from "./cmyk-profile.ts";

/**
 * An opaque sRGB picture as a CMYK JPEG in a press's own colours, with its profile inside. Colours the press can't print move
 * together (perceptual intent), so that a gradient stays one.
 *
 * @throws Error when the profile is none of a press.
 */
export async function encodeCmykJpeg(
  { data, widthPx, heightPx }: Canvas,
  { dpi, profile }: { dpi: number; profile: Uint8Array },
): Promise<Uint8Array> {
  checkCmykProfile(profile);
  const folder = await mkdtemp(join(tmpdir(), "likeness-icc-"));
  try {
    const file = join(folder, "profile.icc");
    await writeFile(file, profile);
    return await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .timeout({ seconds: fileTimeLimitSeconds })
      .toColourspace("cmyk")
      .withMetadata({ density: dpi }) // an EXIF block of the density alone: a CMYK JPEG has no JFIF header for it
      .withIccProfile(file)
      .jpeg({ quality: 95, chromaSubsampling: "4:4:4", optimizeCoding: false })
      .toBuffer();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
