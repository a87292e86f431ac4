import type { Crop } from "./artwork.ts";
import { sharp } from "./engine.ts";
import type { Size } from "./raster.ts";
import { applyEffect, type ChosenEffect } from "./steps/apply-effect.ts";
import { cropToSlot } from "./steps/crop-to-slot.ts";
import { cutOut } from "./steps/cut-out.ts";
import { openUpright } from "./steps/open-upright.ts";

/** A photo's crop in several looks; null is the photo as it is. */
export interface LooksJob {
  bytes: Uint8Array;
  crop: Crop;
  matte?: Uint8Array | undefined;
  /** Of one look. */
  size: Size;
  effects: readonly (ChosenEffect | null)[];
}

/** A look at one photo is drawn with the same brush as its preview's, coarser than that of a print. */
const brushPerPixel = 3;

/**
 * One WebP with the looks side by side, each of the size asked for, without the artwork around them. Opacity is kept, so a
 * page can lay them over its own picture. @throws ImagingError
 */
export async function drawLooks({ bytes, crop, matte, size, effects }: LooksJob): Promise<Uint8Array> {
  const { widthPx, heightPx } = size;
  const shape = { shape: "rectangle", mask: undefined, path: undefined, corners: null } as const;
  const place = { leftPx: 0, topPx: 0, width: widthPx, height: heightPx, rotationDegrees: 0, featherPx: 0, finer: 1 };
  const slot = { ...shape, ...place, ...size };
  const upright = await openUpright({ bytes, source: "photo", crop, matte, slot, mask: null, match: 0, ground: null });
  const picture = await cropToSlot({ ...upright, workPx: Math.max(widthPx, heightPx) * brushPerPixel });
  const looks = [];
  for (const [index, effect] of effects.entries()) {
    const own = { ...picture.picture, data: new Uint8Array(picture.picture.data) };
    const drawn = await cutOut(await applyEffect({ ...picture, picture: own, effect: effect ?? undefined }));
    looks.push({
      input: Buffer.from(drawn.picture.data),
      raw: { width: widthPx, height: heightPx, channels: 4 as const },
      left: index * widthPx,
      top: 0,
    });
  }
  const width = widthPx * effects.length;
  return sharp({ create: { width, height: heightPx, channels: 4, background: "#00000000" } })
    .composite(looks)
    .webp({ quality: 84, effort: 1 })
    .toBuffer();
}
