import { fileTimeLimitSeconds, sharp } from "./engine.ts";
import type { Raster, Size } from "./raster.ts";

/** librsvg's scale: at 72 dots an inch one unit of the drawing is one pixel. */
const unitDensity = 72;

/**
 * Draws an artwork's own picture (SVG, PNG, JPEG, WebP) at exactly this size. An SVG is drawn anew at every size, so the
 * print is as sharp as the preview. librsvg gets bytes and no address, so a drawing can reach no file and no network; it
 * runs no scripts and ends entity bombs itself.
 */
export async function rasterise(bytes: Uint8Array, { widthPx, heightPx }: Size): Promise<Raster> {
  const { format, width } = await sharp(bytes).metadata();
  // At less than one dot an inch it can not be drawn; then it is drawn larger, and made smaller below.
  const density = format === "svg" ? Math.max(1, (unitDensity * widthPx) / width) : undefined;
  const { data } = await sharp(bytes, { density, failOn: "error" })
    .resize(widthPx, heightPx, { fit: "fill" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .timeout({ seconds: fileTimeLimitSeconds })
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx, heightPx };
}
