import { blurred, type Plane, percentiles, stretched } from "../plane.ts";
import { type Raster, sizeTimes } from "../raster.ts";
import type { Effect, PhotoView } from "./effect.ts";
import { type Colour, colourOf, toned } from "./tone.ts";

/** Long side of the tones the shapes are cut from. */
const tonePx = 900;

/** The shares of the picture in the first, the first two and the first three colours; and how far that counts beside fixed borders. */
const shares = [0.26, 0.52, 0.78] as const;
const fixedBorders = [52, 108, 180] as const;
const byShare = 0.6;

/** Farther than this from every border a pixel has one colour, however steeply tones rise. */
const edgeReach = 40;

/** Flat shapes in four loud colours, as if printed through screens. */
export const popArt: Effect<{ dark: string; deep: string; bright: string; light: string; calm: number }> = {
  settings: {
    dark: { kind: "colour", default: "#231651", does: "the darkest shapes" },
    deep: { kind: "colour", default: "#e4356e", does: "the next" },
    bright: { kind: "colour", default: "#ffb238", does: "the next" },
    light: { kind: "colour", default: "#fff6d6", does: "the lightest shapes" },
    calm: { kind: "number", min: 0, max: 1, default: 0.5, does: "how far small shapes are smoothed away" },
  },
  async draw(view, { dark, deep, bright, light, calm }) {
    const picture = await view.at(view.size);
    const tones = await smoothTones(view, calm);
    const borders = percentiles(tones, shares).map(
      (level, at) => level * byShare + (fixedBorders[at] ?? 0) * (1 - byShare),
    );
    return cut(stretched(tones, view.size), borders, [dark, deep, bright, light].map(colourOf), picture);
  },
};

async function smoothTones(view: PhotoView, calm: number): Promise<Plane> {
  const scale = tonePx / Math.max(view.size.widthPx, view.size.heightPx);
  const tones = await toned(view, await view.at(sizeTimes(view.size, scale)), { clarity: 0.7, contrast: 0 });
  return blurred(tones, tonePx * (0.001 + 0.005 * calm));
}

/** Cuts the tones at the borders. An edge is one pixel wide, however steeply the tones rise there. */
function cut(tones: Plane, borders: number[], colours: readonly Colour[], { data: photo }: Raster): Raster {
  const { data, widthPx, heightPx } = tones;
  const result = new Uint8Array(photo.length);
  const [first = [0, 0, 0]] = colours;
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 4) {
    const value = data[pixel] ?? 0;
    let red = first[0];
    let green = first[1];
    let blue = first[2];
    let rise = 0;
    for (let band = 0; band < borders.length; band++) {
      const past = value - (borders[band] ?? 0);
      if (past < -edgeReach) break;
      let share = 1;
      if (past < edgeReach) {
        rise ||= riseAt(tones, pixel);
        share = Math.max(0, Math.min(1, past / rise + 0.5));
      }
      const colour = colours[band + 1] ?? first;
      red += (colour[0] - red) * share;
      green += (colour[1] - green) * share;
      blue += (colour[2] - blue) * share;
    }
    result[at] = red + 0.5;
    result[at + 1] = green + 0.5;
    result[at + 2] = blue + 0.5;
    result[at + 3] = photo[at + 3] ?? 0;
  }
  return { data: result, widthPx, heightPx };
}

/** How much the tones change over one pixel, where they change most. */
function riseAt({ data, widthPx, heightPx }: Plane, pixel: number): number {
  const column = pixel % widthPx;
  const left = column > 0 ? pixel - 1 : pixel;
  const right = column < widthPx - 1 ? pixel + 1 : pixel;
  const above = pixel >= widthPx ? pixel - widthPx : pixel;
  const below = pixel < widthPx * (heightPx - 1) ? pixel + widthPx : pixel;
  const across = ((data[right] ?? 0) - (data[left] ?? 0)) / 2;
  const down = ((data[below] ?? 0) - (data[above] ?? 0)) / 2;
  return Math.max(0.02, Math.sqrt(across * across + down * down));
}
