import type { Crop } from "./crop-rules.ts";

/**
 * How sharp a slot prints: pixels of the photo for each printed inch, after the crop. `printed` is what the slot measures on
 * paper. The narrower of the two directions counts.
 */
export function effectiveDpi({
  photo,
  crop,
  printed,
}: {
  photo: { widthPx: number; heightPx: number };
  crop: Pick<Crop, "width" | "height">;
  printed: { widthInches: number; heightInches: number };
}): number {
  const across = (crop.width * photo.widthPx) / printed.widthInches;
  const down = (crop.height * photo.heightPx) / printed.heightInches;
  return Math.round(Math.min(across, down));
}

export type Sharpness = "sharp" | "soft" | "too-small";

/** What the shop's two levels say of it: below `warn` a shopper is warned, below `block` the photo is refused. */
export function sharpnessOf(
  dpi: number,
  { sharpnessWarnDpi, sharpnessBlockDpi }: { sharpnessWarnDpi: number; sharpnessBlockDpi: number },
): Sharpness {
  if (dpi < sharpnessBlockDpi) return "too-small";
  return dpi < sharpnessWarnDpi ? "soft" : "sharp";
}
