import { boxBlurred, type Plane } from "../plane.ts";

/**
 * Smooths a plane so that its edges follow those of a guide of the same size, both 0–1. `reach` in pixels; `tolerance` is how
 * much of the guide's variance counts as flat. He, Sun, Tang, Guided Image Filtering (2013).
 */
export function guidedFilter(plane: Plane, guide: Plane, reach: number, tolerance: number): Plane {
  const { widthPx, heightPx } = plane;
  const blur = (data: Float32Array) => boxBlurred({ data, widthPx, heightPx }, reach).data;
  const times = (one: Float32Array, other: Float32Array) => one.map((value, at) => value * (other[at] ?? 0));
  const meanGuide = blur(guide.data);
  const meanPlane = blur(plane.data);
  const meanBoth = blur(times(guide.data, plane.data));
  const meanSquare = blur(times(guide.data, guide.data));
  const slope = meanBoth;
  const offset = meanPlane;
  for (let at = 0; at < slope.length; at++) {
    const mean = meanGuide[at] ?? 0;
    const together = (meanBoth[at] ?? 0) - mean * (meanPlane[at] ?? 0);
    const variance = (meanSquare[at] ?? 0) - mean * mean;
    const rise = together / (variance + tolerance);
    slope[at] = rise;
    offset[at] = (meanPlane[at] ?? 0) - rise * mean;
  }
  const [slopes, offsets] = [blur(slope), blur(offset)];
  const data = guide.data.map((value, at) => (slopes[at] ?? 0) * value + (offsets[at] ?? 0));
  return { data, widthPx, heightPx };
}
