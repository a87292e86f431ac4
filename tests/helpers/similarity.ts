import { ssim } from "ssim.js";
import type { Raster } from "../../app/imaging/raster.ts";

/** How alike two pictures of one size are to the eye, 0–1. Wang et al., Image Quality Assessment: From Error Visibility to Structural Similarity (2004). */
export function similarity(one: Raster, other: Raster): number {
  const seen = ({ data, widthPx, heightPx }: Raster) => ({
    data: new Uint8ClampedArray(data),
    width: widthPx,
    height: heightPx,
  });
  return ssim(seen(one), seen(other), { downsample: false }).mssim;
}
