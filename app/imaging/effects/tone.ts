import { blurred, brightness, type ChannelMix, evenMix, type Plane, percentiles, stretched } from "../plane.ts";
import type { Raster } from "../raster.ts";
import type { PhotoView } from "./effect.ts";

/** Long side of the picture by which a photo's tones are judged: the same for every target. */
const judgedPx = 360;

/** Where a photo's tones begin and end, and what lies around each pixel, so that it can be set off from it. */
interface Tones {
  black: number;
  white: number;
  surroundings: Plane;
}

async function judge(view: PhotoView, mix: ChannelMix): Promise<Tones> {
  const { widthPx, heightPx } = view.size;
  const scale = judgedPx / Math.max(widthPx, heightPx);
  const size = {
    widthPx: Math.max(1, Math.round(widthPx * scale)),
    heightPx: Math.max(1, Math.round(heightPx * scale)),
  };
  const small = brightness(await view.at(size), mix);
  const [black = 0, white = 255] = percentiles(small, [0.005, 0.995]);
  return {
    black,
    white: Math.max(black + 40, white),
    surroundings: blurred(small, judgedPx * 0.06),
  };
}

/**
 * A photo's brightness (0–255) with its tones stretched to the full range, set off from their surroundings (`clarity`, 0–1)
 * and bent into an S (`contrast`, 0–1).
 */
export async function toned(
  view: PhotoView,
  picture: Raster,
  { mix = evenMix, clarity, contrast }: { mix?: ChannelMix; clarity: number; contrast: number },
): Promise<Plane> {
  const { black, white, surroundings } = await judge(view, mix);
  const own = brightness(picture, mix);
  const around = stretched(surroundings, picture);
  const range = 255 / (white - black);
  for (let at = 0; at < own.data.length; at++) {
    const value = own.data[at] ?? 0;
    const setOff = value + (value - (around.data[at] ?? 0)) * clarity;
    const level = Math.max(0, Math.min(255, (setOff - black) * range)) / 255;
    const bent = level * level * (3 - 2 * level);
    own.data[at] = 255 * (level + (bent - level) * contrast);
  }
  return own;
}

/** A picture whose colour is that of a ramp (256 × red, green, blue) at each pixel's brightness; opacity is the photo's. */
export function coloured(tones: Plane, ramp: Uint8Array, { data, widthPx, heightPx }: Raster): Raster {
  const result = new Uint8Array(data.length);
  for (let pixel = 0, at = 0; at < data.length; pixel++, at += 4) {
    const level = (Math.max(0, Math.min(255, (tones.data[pixel] ?? 0) + 0.5)) | 0) * 3;
    result[at] = ramp[level] ?? 0;
    result[at + 1] = ramp[level + 1] ?? 0;
    result[at + 2] = ramp[level + 2] ?? 0;
    result[at + 3] = data[at + 3] ?? 0;
  }
  return { data: result, widthPx, heightPx };
}

export type Colour = readonly [red: number, green: number, blue: number];

/** `#rrggbb` as numbers. */
export function colourOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
}

/** Colours at brightness 0–255, straight between the stops. Stops: place in 0–1 and colour, in order, first 0 and last 1. */
export function rampThrough(stops: readonly (readonly [place: number, colour: Colour])[]): Uint8Array {
  const ramp = new Uint8Array(256 * 3);
  for (let level = 0; level < 256; level++) {
    const place = level / 255;
    const next = Math.max(
      1,
      stops.findIndex(([at]) => at >= place),
    );
    const [from, below] = stops[next - 1] ?? [0, [0, 0, 0]];
    const [to, above] = stops[next] ?? [1, [255, 255, 255]];
    const share = (place - from) / (to - from);
    for (let channel = 0; channel < 3; channel++) {
      ramp[level * 3 + channel] = Math.round((below[channel] ?? 0) * (1 - share) + (above[channel] ?? 0) * share);
    }
  }
  return ramp;
}
