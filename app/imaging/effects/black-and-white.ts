import { type Effect, fineSize } from "./effect.ts";
import { resized } from "./resized.ts";
import { coloured, rampThrough, toned } from "./tone.ts";

const grey = rampThrough([
  [0, [0, 0, 0]],
  [1, [255, 255, 255]],
]);

/**
 * Enhanced black and white: a channel mix that keeps fur bright, tones stretched to the full range, every part set off from
 * what surrounds it.
 */
export const blackAndWhite: Effect<{ contrast: number; clarity: number }> = {
  settings: {
    contrast: { kind: "number", min: 0, max: 1, default: 0.55, does: "how far dark and light are driven apart" },
    clarity: {
      kind: "number",
      min: 0,
      max: 1,
      default: 0.35,
      does: "how far each part is set off from what surrounds it",
    },
  },
  async draw(view, { contrast, clarity }) {
    const picture = await view.at(fineSize(view));
    return resized(
      coloured(await toned(view, picture, { mix: [0.4, 0.45, 0.15], clarity, contrast }), grey, picture),
      view,
    );
  },
};
