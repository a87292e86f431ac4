import { sharp } from "../engine.ts";
import type { MatteModel } from "./matte-model.ts";

/** The most pixels an answer may have. */
const mostPixels = 4_000_000;

/**
 * A model somewhere else. `ask` takes a JPEG and brings a picture whose brightness, or whose opacity if it has any, is the
 * matte; its proportions must be the JPEG's.
 */
export function remoteModel(name: string, ask: (jpeg: Uint8Array) => Promise<Uint8Array>): MatteModel {
  return {
    name,
    async find({ data, widthPx, heightPx }) {
      const jpeg = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
        .flatten({ background: "#ffffff" })
        .jpeg({ quality: 92 })
        .toBuffer();
      const answer = sharp(await ask(jpeg), { limitInputPixels: mostPixels, failOn: "error" });
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
