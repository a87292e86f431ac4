import type { Artwork, ArtworkFiles, PhotoLayer } from "./artwork.ts";
import { coverage } from "./coverage.ts";
import { sharp } from "./engine.ts";
import { sheetFor, slotOn } from "./sheet.ts";

/**
 * A slot's shape as a white WebP of its box at preview scale, before its rotation: where it is opaque the photo shows, soft
 * edge included. Null when the whole box shows.
 */
export async function rasteriseMask(
  artwork: Pick<Artwork, "canvas" | "sizes">,
  layer: PhotoLayer,
  files: ArtworkFiles,
): Promise<Uint8Array | null> {
  const slot = slotOn(sheetFor(artwork, { kind: "preview" }), layer);
  const mask = await coverage(slot, files);
  if (!mask) return null;
  const data = new Uint8Array(mask.length * 4).fill(255);
  for (const [pixel, covered] of mask.entries()) data[pixel * 4 + 3] = covered;
  return sharp(data, { raw: { width: slot.widthPx, height: slot.heightPx, channels: 4 } })
    .webp({ quality: 84, alphaQuality: 100, effort: 4 })
    .toBuffer();
}
