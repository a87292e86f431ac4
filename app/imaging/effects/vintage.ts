import { type Effect, fineSize } from "./effect.ts";
import { resized } from "./resized.ts";

/** A curve through faded film: shadows lifted, lights drawn in. */
function faded(shadow: number, light: number, fade: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const share = level / 255;
    const bent = share + (share * share * (3 - 2 * share) - share) * 0.35;
    return Math.round(level * (1 - fade) + (shadow + (light - shadow) * bent) * fade);
  });
}

/** A print from the seventies: faded, warm, darker toward its corners. */
export const vintage: Effect<{ fade: number; vignette: number }> = {
  settings: {
    fade: { kind: "number", min: 0, max: 1, default: 0.85, does: "how far the colours have faded" },
    vignette: { kind: "number", min: 0, max: 1, default: 0.35, does: "how much darker the corners are" },
  },
  async draw(view, { fade, vignette }) {
    const { data, widthPx, heightPx } = await view.at(fineSize(view));
    const curves = [faded(38, 252, fade), faded(26, 240, fade), faded(44, 206, fade)] as const;
    const [redCurve, greenCurve, blueCurve] = curves;
    const result = new Uint8Array(data.length);
    let at = 0;
    for (let row = 0; row < heightPx; row++) {
      const v = ((row + 0.5) / heightPx) * 2 - 1;
      for (let column = 0; column < widthPx; column++, at += 4) {
        const u = ((column + 0.5) / widthPx) * 2 - 1;
        const distance = (u * u + v * v) / 2;
        const light = 1 - vignette * distance * distance * 1.4;
        const red = data[at] ?? 0;
        const green = data[at + 1] ?? 0;
        const blue = data[at + 2] ?? 0;
        const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
        const calm = 0.28 * fade;
        result[at] = (redCurve[Math.round(red + (grey - red) * calm)] ?? 0) * light + 0.5;
        result[at + 1] = (greenCurve[Math.round(green + (grey - green) * calm)] ?? 0) * light + 0.5;
        result[at + 2] = (blueCurve[Math.round(blue + (grey - blue) * calm)] ?? 0) * light + 0.5;
        result[at + 3] = data[at + 3] ?? 0;
      }
    }
    return resized({ data: result, widthPx, heightPx }, view);
  },
};
