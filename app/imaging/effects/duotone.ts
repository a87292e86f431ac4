import { type Effect, fineSize } from "./effect.ts";
import { resized } from "./resized.ts";
import { coloured, colourOf, rampThrough, toned } from "./tone.ts";

/** Two inks: one for the shadows, one for the lights. */
export const duotone: Effect<{ shadow: string; light: string; contrast: number }> = {
  settings: {
    shadow: { kind: "colour", default: "#1d2a5e", does: "the colour of the darkest parts" },
    light: { kind: "colour", default: "#ffd9a8", does: "the colour of the lightest parts" },
    contrast: { kind: "number", min: 0, max: 1, default: 0.5, does: "how far dark and light are driven apart" },
  },
  async draw(view, { shadow, light, contrast }) {
    const picture = await view.at(fineSize(view));
    const ramp = rampThrough([
      [0, colourOf(shadow)],
      [1, colourOf(light)],
    ]);
    return resized(coloured(await toned(view, picture, { clarity: 0.3, contrast }), ramp, picture), view);
  },
};
