import { sharp } from "./engine.ts";
import type { Size } from "./raster.ts";
import { rasterise } from "./rasterise.ts";

/**
 * An artwork's picture (SVG, PNG, JPEG, WebP; a layer or a slot's mask) as a transparent WebP of exactly this size, for the
 * page's own preview. Throws when it can't be drawn.
 */
export async function rasteriseLayer(bytes: Uint8Array, size: Size): Promise<Uint8Array> {
  const { data, widthPx, heightPx } = await rasterise(bytes, size);
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .webp({ quality: 84, alphaQuality: 100, effort: 4 })
    .toBuffer();
}
