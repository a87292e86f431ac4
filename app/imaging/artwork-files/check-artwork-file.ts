import { checkCmykProfile } from "../print-file/cmyk-profile.ts";
import { checkFont } from "../text/check-font.ts";
import { checkDrawing } from "./check-drawing.ts";
import { checkPicture } from "./check-picture.ts";

const fontEndings = ["ttf", "otf", "woff", "woff2"];

/** All that is wrong with one file of an artwork, by what its name ends in; each as `file, line N: reason`. */
export async function checkArtworkFile(name: string, bytes: Uint8Array): Promise<string[]> {
  const ending = name.split(".").at(-1) ?? "";
  if (ending === "svg") {
    const problems = await checkDrawing(bytes);
    return problems.map(({ line, reason }) => `${name}${line === null ? "" : `, line ${line}`}: ${reason}`);
  }
  try {
    if (ending === "icc") checkCmykProfile(bytes);
    else if (fontEndings.includes(ending)) checkFont(ending, bytes);
    else await checkPicture(ending, bytes);
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}
