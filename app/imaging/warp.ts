import type { Raster, Size } from "./raster.ts";

/**
 * Where a point of the result lies in the source, in pixels: `x = (a·u + c·v + e) / w`, `y = (b·u + d·v + f) / w` with
 * `w = g·u + h·v + 1`, which is 1 unless the mapping bends.
 */
export interface Mapping {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  g: number;
  h: number;
}

/**
 * Draws the source through a mapping, bilinear. Shrink the source near the wanted scale first: this does not average.
 *
 * `beyond` says what lies outside the source: more of its edge, or nothing. Colours are weighed by their alpha, so
 * transparent pixels don't bleed theirs into an edge.
 */
export function warp(source: Raster, size: Size, mapping: Mapping, beyond: "edge" | "nothing"): Raster {
  const { a, b, c, d, e, f, g, h } = mapping;
  const data = new Uint8Array(size.widthPx * size.heightPx * 4);
  const pixels = source.data;
  const lastX = source.widthPx - 1;
  const lastY = source.heightPx - 1;
  const sampleInside = beyond === "edge";

  let to = 0;
  for (let row = 0; row < size.heightPx; row++) {
    for (let column = 0; column < size.widthPx; column++, to += 4) {
      const u = column + 0.5;
      const v = row + 0.5;
      // Pixel values sit at pixel middles.
      const w = g * u + h * v + 1;
      const x = (a * u + c * v + e) / w - 0.5;
      const y = (b * u + d * v + f) / w - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const right = x - left;
      const down = y - top;

      if (!sampleInside && (x <= -1 || y <= -1 || x >= lastX + 1 || y >= lastY + 1)) continue;

      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let corner = 0; corner < 4; corner++) {
        let sx = left + (corner & 1);
        let sy = top + (corner >> 1);
        if (sx < 0 || sy < 0 || sx > lastX || sy > lastY) {
          if (!sampleInside) continue;
          sx = sx < 0 ? 0 : sx > lastX ? lastX : sx;
          sy = sy < 0 ? 0 : sy > lastY ? lastY : sy;
        }
        const at = (sy * source.widthPx + sx) * 4;
        const near = (corner & 1 ? right : 1 - right) * (corner >> 1 ? down : 1 - down);
        const weight = near * (pixels[at + 3] ?? 0);
        red += weight * (pixels[at] ?? 0);
        green += weight * (pixels[at + 1] ?? 0);
        blue += weight * (pixels[at + 2] ?? 0);
        alpha += weight;
      }
      if (alpha === 0) continue;
      data[to] = red / alpha + 0.5;
      data[to + 1] = green / alpha + 0.5;
      data[to + 2] = blue / alpha + 0.5;
      data[to + 3] = alpha + 0.5;
    }
  }
  return { data, ...size };
}
