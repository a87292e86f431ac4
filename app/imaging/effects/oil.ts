import { boxBlurred, brightness, channelOf } from "../plane.ts";
import { type Raster, sizeTimes } from "../raster.ts";
import type { Effect } from "./effect.ts";
import { resized } from "./resized.ts";

/** Long side of the picture the brush works on, as a share of a drawing's; strokes are broader than its pixels. */
const brushShare = 0.5;

/** Dabs of paint: every spot takes the calmest of the colours around it, so edges stay and everything else is smoothed. */
export const oil: Effect<{ brush: number; colour: number }> = {
  settings: {
    brush: { kind: "number", min: 0.5, max: 2, default: 1, does: "how broad the brush is" },
    colour: { kind: "number", min: 0, max: 1, default: 0.35, does: "how much richer the colours are" },
  },
  async draw(view, { brush, colour }) {
    const longPx = view.workPx * brushShare;
    const scale = longPx / Math.max(view.size.widthPx, view.size.heightPx);
    const picture = await view.at(sizeTimes(view.size, scale));
    return resized(richer(painted(picture, Math.max(1, Math.round(longPx * 0.0056 * brush))), colour), view);
  },
};

/**
 * Of the four squares that touch a pixel, the mean of the one whose brightness varies least.
 * Kuwahara et al., Processing of RI-Angiocardiographic Images (1976).
 */
function painted(picture: Raster, reach: number): Raster {
  const { data, widthPx, heightPx } = picture;
  // A square that touches a pixel lies around another one, so the means of all squares are blurs, seen half a side away.
  const half = Math.max(1, Math.round(reach / 2));
  const grey = brightness(picture);
  const mean = boxBlurred(grey, half).data;
  const meanOfSquares = boxBlurred({ ...grey, data: grey.data.map((value) => value * value) }, half).data;
  const [red, green, blue] = [0, 1, 2].map((channel) => boxBlurred(channelOf(picture, channel), half).data) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const spread = mean.map((value, pixel) => (meanOfSquares[pixel] ?? 0) - value * value);
  const result = new Uint8Array(data.length);
  for (let row = 0, at = 0; row < heightPx; row++) {
    const above = Math.max(0, row - half) * widthPx;
    const below = Math.min(heightPx - 1, row + half) * widthPx;
    for (let column = 0; column < widthPx; column++, at += 4) {
      const left = Math.max(0, column - half);
      const right = Math.min(widthPx - 1, column + half);
      let calmest = above + left;
      if ((spread[above + right] ?? 0) < (spread[calmest] ?? 0)) calmest = above + right;
      if ((spread[below + left] ?? 0) < (spread[calmest] ?? 0)) calmest = below + left;
      if ((spread[below + right] ?? 0) < (spread[calmest] ?? 0)) calmest = below + right;
      result[at] = (red[calmest] ?? 0) + 0.5;
      result[at + 1] = (green[calmest] ?? 0) + 0.5;
      result[at + 2] = (blue[calmest] ?? 0) + 0.5;
      result[at + 3] = data[at + 3] ?? 0;
    }
  }
  return { data: result, widthPx, heightPx };
}

/** Colours further from grey. */
function richer({ data, ...size }: Raster, share: number): Raster {
  const result = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    result[at] = grey + (red - grey) * (1 + share);
    result[at + 1] = grey + (green - grey) * (1 + share);
    result[at + 2] = grey + (blue - grey) * (1 + share);
    result[at + 3] = data[at + 3] ?? 0;
  }
  return { ...size, data: new Uint8Array(result.buffer) };
}
