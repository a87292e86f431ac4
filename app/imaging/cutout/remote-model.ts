import { sharp } from "../engine.ts";
import type { Raster } from "../raster.ts";
import type { MatteModel } from "./matte-model.ts";

/** The most pixels an answer may have. */
const mostPixels = 4_000_000;

/** What a model somewhere else is asked with: the picture as a JPEG. */
export function questionOf({ data, widthPx, heightPx }: Raster): Promise<Uint8Array> {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/**
 * A model somewhere else that has answered: with a picture whose brightness, or whose opacity if it has any, is the matte.
 * Its proportions must be the question's.
 */
export function answeredModel(name: string, picture: Uint8Array): MatteModel {
  return {
    name,
    async find({ widthPx, heightPx }) {
      const answer = sharp(picture, { limitInputPixels: mostPixels, failOn: "error" });
      const { width, height, hasAlpha } = await answer.metadata();
      if (Math.abs(width / height / (widthPx / heightPx) - 1) > 0.02) {
        throw new Error(`the cut-out service answered with ${width} × ${height} px for ${widthPx} × ${heightPx} px`);
      }
      const matte = await (hasAlpha ? answer.extractChannel("alpha") : answer.greyscale())
        .toColourspace("b-w")
        .raw()
        .toBuffer();
      return { data: Float32Array.from(matte, (value) => value / 255), widthPx: width, heightPx: height };
    },
  };
}
