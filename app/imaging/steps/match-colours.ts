import type { Canvas } from "../canvas.ts";
import type { Raster } from "../raster.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** Of the two colour differences as of the brightness: how they lie on average and how far they spread. */
interface Tones {
  mean: [luma: number, blue: number, red: number];
  spread: [luma: number, blue: number, red: number];
}

/** A photo may be stretched or pressed together this much and no more, or noise would become colour. */
const mostStretch = 1.6;

/** Brightness follows half as far as colour: a black dog stays a black dog. */
const lumaShare = 0.5;

/**
 * Moves the picture's colours toward those of the artwork it will lie on: their mean and spread in luma and chroma (BT.601),
 * weighed by the picture's opacity. Both scales of one recipe have the same means, so they come out alike.
 * After Reinhard et al., Color Transfer between Images (2001), in a plainer colour space.
 */
export function matchColours(given: SlotPicture): SlotPicture {
  const { match, ground, picture } = given;
  if (match === 0 || !ground) return given;
  const target = tonesOf(ground.data, 3);
  const own = tonesOf(picture.data, 4);
  const shift = [0, 1, 2].map((at) => {
    const share = at === 0 ? match * lumaShare : match;
    const wanted = Math.min(mostStretch, Math.max(1 / mostStretch, (target.spread[at] ?? 1) / (own.spread[at] ?? 1)));
    const stretch = 1 + (wanted - 1) * share;
    const mean = own.mean[at] ?? 0;
    return { stretch, offset: mean + ((target.mean[at] ?? 0) - mean) * share - mean * stretch };
  });
  return { ...given, picture: moved(picture, shift) };
}

function moved({ data, ...size }: Raster, shift: { stretch: number; offset: number }[]): Raster {
  const [l, b, r] = shift as [{ stretch: number; offset: number }, (typeof shift)[0], (typeof shift)[0]];
  const result = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    const y = luma * l.stretch + l.offset;
    const u = (blue - luma) * b.stretch + b.offset;
    const v = (red - luma) * r.stretch + r.offset;
    result[at] = y + v;
    result[at + 1] = y - (0.299 * v + 0.114 * u) / 0.587;
    result[at + 2] = y + u;
    result[at + 3] = data[at + 3] ?? 0;
  }
  return { ...size, data: new Uint8Array(result.buffer) };
}

function tonesOf(data: Canvas["data"], channels: 3 | 4): Tones {
  let [weight, luma, blue, red, lumaSquared, blueSquared, redSquared] = [0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < data.length; at += channels) {
    const alpha = channels === 4 ? (data[at + 3] ?? 0) / 255 : 1;
    if (alpha === 0) continue;
    const y = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    const u = (data[at + 2] ?? 0) - y;
    const v = (data[at] ?? 0) - y;
    weight += alpha;
    luma += y * alpha;
    blue += u * alpha;
    red += v * alpha;
    lumaSquared += y * y * alpha;
    blueSquared += u * u * alpha;
    redSquared += v * v * alpha;
  }
  const over = Math.max(1, weight);
  const mean: Tones["mean"] = [luma / over, blue / over, red / over];
  const spread = (square: number, middle: number) => Math.sqrt(Math.max(1, square / over - middle * middle));
  return { mean, spread: [spread(lumaSquared, mean[0]), spread(blueSquared, mean[1]), spread(redSquared, mean[2])] };
}
