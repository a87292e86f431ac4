import { blurred, type Plane, stretched } from "../plane.ts";
import { type Raster, sizeTimes } from "../raster.ts";
import type { Effect, PhotoView } from "./effect.ts";
import { resized } from "./resized.ts";
import { colourOf, toned } from "./tone.ts";

/** Long side of the tones the dots are drawn from; finer than any dot. */
const tonePx = 900;

/** A small picture's dots are drawn this large at least, and made small after, as a print is. */
const leastCellPx = 9;

/** Dots of one ink on paper, in rows at 45°: large where it is dark, nothing where it is light. */
export const halftone: Effect<{ dots: number; ink: string; paper: string }> = {
  settings: {
    dots: { kind: "number", min: 40, max: 160, default: 80, does: "how many rows of dots along the longer side" },
    ink: { kind: "colour", default: "#1b1b2f", does: "the colour of the dots" },
    paper: { kind: "colour", default: "#fbf3e4", does: "the colour between them" },
  },
  async draw(view, { dots, ink, paper }) {
    const cellPx = Math.max(view.size.widthPx, view.size.heightPx) / dots;
    const size = sizeTimes(view.size, Math.max(1, leastCellPx / cellPx));
    const tones = stretched(await smoothTones(view, dots), size);
    const covered = coverage(tones, { dots, ratio: view.ratio });
    return resized(inked(covered, { ink, paper }), view);
  },
};

async function smoothTones(view: PhotoView, dots: number): Promise<Plane> {
  const scale = tonePx / Math.max(view.size.widthPx, view.size.heightPx);
  const picture = await view.at(sizeTimes(view.size, scale));
  const tones = await toned(view, picture, { clarity: 0.5, contrast: 0.3 });
  return blurred(tones, (tonePx / dots) * 0.35);
}

/** A dot's radius in cells for every tone, finer than tones are told apart. */
const tonesTold = 1024;
const radii = Float32Array.from({ length: tonesTold + 1 }, (_, tone) => Math.sqrt(tone / tonesTold / Math.PI));

/**
 * How much ink lies on each pixel, 0–1: a dot has the area that its cell's tone asks for, and a clean edge one pixel wide.
 * Cells are counted along each side: by its rounded pixels, dots would drift from scale to scale.
 */
function coverage(
  { data, widthPx, heightPx }: Plane,
  { dots, ratio }: { dots: number; ratio: number /** Of the picture's sides. */ },
): Plane {
  const result = new Float32Array(data.length);
  const cellPx = Math.max(widthPx, heightPx) / dots;
  const across = ((dots * Math.min(1, ratio)) / widthPx) * Math.SQRT1_2;
  const down = ((dots * Math.min(1, 1 / ratio)) / heightPx) * Math.SQRT1_2;
  const edge = 0.5 / cellPx;
  let at = 0;
  for (let row = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, at++) {
      const u = (column + 0.5) * across + (row + 0.5) * down;
      const v = (row + 0.5) * down - (column + 0.5) * across;
      let x = u - Math.floor(u) - 0.5;
      let y = v - Math.floor(v) - 0.5;
      const dark = 1 - (data[at] ?? 0) / 255;
      // Past half, dots touch: then what grows smaller is the light between them.
      const isDark = dark > 0.5;
      if (isDark) {
        x += x > 0 ? -0.5 : 0.5;
        y += y > 0 ? -0.5 : 0.5;
      }
      const radius = radii[Math.round((isDark ? 1 - dark : dark) * tonesTold)] ?? 0;
      const square = x * x + y * y;
      let dot = 0;
      if (radius > edge && square <= (radius - edge) * (radius - edge)) dot = 1;
      else if (square < (radius + edge) * (radius + edge)) {
        dot = Math.min(1, (radius - Math.sqrt(square)) * cellPx + 0.5) * Math.min(1, (radius / edge) * (radius / edge));
      }
      result[at] = isDark ? 1 - dot : dot;
    }
  }
  return { data: result, widthPx, heightPx };
}

function inked({ data, widthPx, heightPx }: Plane, colours: { ink: string; paper: string }): Raster {
  const ink = colourOf(colours.ink);
  const paper = colourOf(colours.paper);
  const result = new Uint8Array(data.length * 4);
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 4) {
    const share = data[pixel] ?? 0;
    result[at] = paper[0] + (ink[0] - paper[0]) * share + 0.5;
    result[at + 1] = paper[1] + (ink[1] - paper[1]) * share + 0.5;
    result[at + 2] = paper[2] + (ink[2] - paper[2]) * share + 0.5;
    result[at + 3] = 255;
  }
  return { data: result, widthPx, heightPx };
}
