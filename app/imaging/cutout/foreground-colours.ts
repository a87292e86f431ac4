import { boxBlurred, type Plane, stretched } from "../plane.ts";
import type { Raster } from "../raster.ts";

/** Long side at which colours around an edge are judged. */
const judgedPx = 720;

/**
 * Sets a picture's opacity to `alpha` (0–255 a pixel) and frees the colours of its soft edge from what was behind: they
 * become those of the nearest parts that are wholly in front. Changes the picture in place.
 *
 * After Forte, Approximate Fast Foreground Colour Estimation (2021): colours are the blurred ones on either side, and what the
 * two don't explain is the front's. Blurs are made small, so the cost grows only with the pixels of the edge.
 */
export function freeForeground(picture: Raster, alpha: Uint8Array): void {
  const { data, widthPx, heightPx } = picture;
  const step = Math.max(1, Math.ceil(Math.max(widthPx, heightPx) / judgedPx));
  const size = { widthPx: Math.ceil(widthPx / step), heightPx: Math.ceil(heightPx / step) };
  const front = emptyPlane(size);
  const [fronts, backs] = [[0, 1, 2].map(() => emptyPlane(size)), [0, 1, 2].map(() => emptyPlane(size))];
  for (let row = 0, to = 0; row < size.heightPx; row++) {
    for (let column = 0; column < size.widthPx; column++, to++) {
      const pixel = row * step * widthPx + column * step;
      const share = (alpha[pixel] ?? 0) / 255;
      front.data[to] = share;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[pixel * 4 + channel] ?? 0;
        (fronts[channel] as Plane).data[to] = value * share;
        (backs[channel] as Plane).data[to] = value * (1 - share);
      }
    }
  }
  const reach = Math.max(2, Math.round(judgedPx / 24));
  const whole = boxBlurred(front, reach);
  const drawn = (planes: Plane[], weightOf: (share: number) => number) =>
    planes.map((plane) => {
      const blurred = boxBlurred(plane, reach);
      for (let at = 0; at < blurred.data.length; at++) {
        blurred.data[at] = (blurred.data[at] ?? 0) / (weightOf(whole.data[at] ?? 0) + 1e-4);
      }
      return stretched(blurred, picture).data;
    });
  const frontColours = drawn(fronts, (share) => share);
  const backColours = drawn(backs, (share) => 1 - share);

  for (let pixel = 0, at = 0; pixel < alpha.length; pixel++, at += 4) {
    const opacity = alpha[pixel] ?? 0;
    if (opacity > 2 && opacity < 253) {
      const share = opacity / 255;
      for (let channel = 0; channel < 3; channel++) {
        const before = frontColours[channel]?.[pixel] ?? 0;
        const behind = backColours[channel]?.[pixel] ?? 0;
        const unexplained = (data[at + channel] ?? 0) - share * before - (1 - share) * behind;
        data[at + channel] = Math.max(0, Math.min(255, before + share * unexplained + 0.5));
      }
    }
    data[at + 3] = ((data[at + 3] ?? 0) * opacity + 127) / 255;
  }
}

function emptyPlane({ widthPx, heightPx }: { widthPx: number; heightPx: number }): Plane {
  return { data: new Float32Array(widthPx * heightPx), widthPx, heightPx };
}
