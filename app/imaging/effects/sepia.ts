import { type Effect, fineSize } from "./effect.ts";
import { resized } from "./resized.ts";
import { coloured, rampThrough, toned } from "./tone.ts";

const brown = rampThrough([
  [0, [28, 18, 12]],
  [0.35, [104, 70, 42]],
  [0.7, [196, 158, 112]],
  [1, [252, 243, 222]],
]);
const grey = rampThrough([
  [0, [0, 0, 0]],
  [1, [255, 255, 255]],
]);

/** Brown tones of an old print on warm paper. */
export const sepia: Effect<{ strength: number; contrast: number }> = {
  settings: {
    strength: { kind: "number", min: 0, max: 1, default: 1, does: "from grey to full brown" },
    contrast: { kind: "number", min: 0, max: 1, default: 0.35, does: "how far dark and light are driven apart" },
  },
  async draw(view, { strength, contrast }) {
    const picture = await view.at(fineSize(view));
    const ramp = grey.map((value, at) => Math.round(value + ((brown[at] ?? 0) - value) * strength));
    return resized(coloured(await toned(view, picture, { clarity: 0.2, contrast }), ramp, picture), view);
  },
};
