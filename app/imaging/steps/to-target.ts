import { fileTimeLimitSeconds, sharp } from "../engine.ts";
import { withoutChunks } from "../png-chunks.ts";
import type { Composition } from "./place-layers.ts";

export interface RenderedImage {
  bytes: Uint8Array;
  contentType: string;
  widthPx: number;
  heightPx: number;
}

/**
 * The finished picture as a file. Print: PNG in RGB with its density and an embedded sRGB profile. Preview and thumbnail:
 * WebP. It is written from bare pixels, so nothing a photo carried along (EXIF, place, camera) can be in it.
 */
export async function toTarget({ artwork, target, canvas }: Composition): Promise<RenderedImage> {
  const { data, widthPx, heightPx } = canvas;
  const image = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } }).timeout({
    seconds: fileTimeLimitSeconds,
  });
  if (target.kind === "print") {
    const png = await image.withIccProfile("srgb").withDensity(artwork.print.dpi).png().toBuffer();
    return { bytes: withoutChunks(png, "eXIf"), contentType: "image/png", widthPx, heightPx };
  }
  const bytes = await image.webp({ quality: 90, effort: 2 }).toBuffer();
  return { bytes, contentType: "image/webp", widthPx, heightPx };
}
