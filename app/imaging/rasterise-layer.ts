import type { Artwork, ImageLayer } from "./artwork.ts";
import { sharp } from "./engine.ts";
import { visiblePart } from "./raster.ts";
import { rasterise } from "./rasterise.ts";
import { boxOn, canvasOn, sheetFor } from "./sheet.ts";

/**
 * An image layer (SVG, PNG, JPEG, WebP) as a transparent WebP of the whole preview, for the page's own. Throws when it can't
 * be drawn.
 */
export async function rasteriseLayer(
  artwork: Pick<Artwork, "canvas" | "sizes">,
  { box }: ImageLayer,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const sheet = sheetFor(artwork, { kind: "preview" });
  const { leftPx, topPx, ...size } = box ? boxOn(sheet, box) : canvasOn(sheet, artwork.canvas);
  const { widthPx, heightPx } = sheet;
  const whole = { leftPx: 0, topPx: 0, widthPx, heightPx };
  const seen = visiblePart({ picture: await rasterise(bytes, size), leftPx, topPx }, whole);
  const data = seen?.data ?? new Uint8Array(widthPx * heightPx * 4);
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .webp({ quality: 84, alphaQuality: 100, effort: 4 })
    .toBuffer();
}
