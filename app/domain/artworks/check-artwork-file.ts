import { checkDrawing } from "../../imaging/artwork-files/check-drawing.ts";
import { checkPicture } from "../../imaging/artwork-files/check-picture.ts";
import { checkCmykProfile } from "../../imaging/print-file/cmyk-profile.ts";
import { checkFont } from "../../imaging/text/check-font.ts";
import { isFontFile } from "./artwork-files.ts";

/** All that is wrong with one file of an artwork, by what its name ends in; each as `file, line N: reason`. */
export async function checkArtworkFile(name: string, bytes: Uint8Array): Promise<string[]> {
  const ending = name.split(".").at(-1) ?? "";
  if (ending === "svg") {
    const problems = await checkDrawing(bytes);
    return problems.map(({ line, reason }) => `${name}${line === null ? "" : `, line ${line}`}: ${reason}`);
  }
  try {
    if (ending === "icc") checkCmykProfile(bytes);
    else if (isFontFile(name)) checkFont(ending, bytes);
    else await checkPicture(ending, bytes);
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}
