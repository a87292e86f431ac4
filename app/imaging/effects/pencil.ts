import { averaged, blurred, type Plane, stretched } from "../plane.ts";
import type { Effect } from "./effect.ts";
import { workSize } from "./effect.ts";
import { resized } from "./resized.ts";
import { coloured, colourOf, rampThrough, toned } from "./tone.ts";

/** A drawing: lines where brightness changes, soft hatching in the shadows, paper elsewhere. */
export const pencil: Effect<{ line: number; shade: number; pencil: string; paper: string }> = {
  settings: {
    line: { kind: "number", min: 0.2, max: 2, default: 1, does: "how thick the lines are" },
    shade: { kind: "number", min: 0, max: 1, default: 0.5, does: "how much of the shadows is shaded in" },
    pencil: { kind: "colour", default: "#26242b", does: "the colour of the lead" },
    paper: { kind: "colour", default: "#fdfbf6", does: "the colour of the paper" },
  },
  async draw(view, { line, shade, pencil: lead, paper }) {
    const size = workSize(view);
    const picture = await view.at(size);
    const tones = await toned(view, picture, { clarity: 0.5, contrast: 0.2 });
    const around = stretched(blurred(averaged(tones, 2), view.workPx * 0.00275 * line), tones);
    const ramp = rampThrough([
      [0, colourOf(lead)],
      [1, colourOf(paper)],
    ]);
    return resized(coloured(drawn(tones, around, shade), ramp, picture), view);
  },
};

/** Dividing by what lies around a pixel leaves only where it is darker than that: the lines. Shadows are put under them. */
function drawn(tones: Plane, around: Plane, shade: number): Plane {
  const data = new Float32Array(tones.data.length);
  for (let at = 0; at < data.length; at++) {
    const value = tones.data[at] ?? 0;
    const line = Math.min(1, (value + 6) / ((around.data[at] ?? 0) + 6));
    const light = (around.data[at] ?? 0) / 255;
    const shadow = 1 - shade * 0.85 * (1 - light) * (1 - light);
    data[at] = 255 * line * line * line * shadow;
  }
  return { ...tones, data };
}
