import { openFont } from "./text-fonts.ts";
import { checkUnpacked, FontProblem } from "./unpacked-font.ts";

/** The most a font may weigh: one with all of Chinese reaches twenty megabytes. */
const mostBytes = 20 * 1024 * 1024;

/** The most letters a font may have: twice as many as it can have shapes. More would be a list made to be long. */
const mostLetters = 131_072;

/** How files of each kind begin. https://learn.microsoft.com/typography/opentype/spec/otff, https://www.w3.org/TR/WOFF2 */
const beginnings: Record<string, readonly string[]> = {
  ttf: ["\0\x01\0\0", "true"],
  otf: ["OTTO", "\0\x01\0\0"],
  woff: ["wOFF"],
  woff2: ["wOF2"],
};

/**
 * Throws FontProblem that says why, when these bytes are not a font of the kind their name's `ending` (ttf, otf, woff, woff2)
 * promises, or one whose letters have no outlines we can draw.
 */
export function checkFont(ending: string, bytes: Uint8Array): void {
  if (bytes.length > mostBytes) throw new FontProblem("is larger than 20 MB");
  const begins = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (!beginnings[ending]?.includes(begins)) throw new FontProblem(`is no font of the kind .${ending}`);
  let drawn = 0;
  let letters: number[];
  try {
    checkUnpacked(bytes);
    const font = openFont(bytes);
    letters = font.characterSet;
    for (const code of letters.slice(0, 200)) drawn += font.glyphForCodePoint(code).path.commands.length;
  } catch (error) {
    if (error instanceof FontProblem) throw error;
    throw new FontProblem("is damaged; no letters can be drawn from it", { cause: error });
  }
  if (letters.length > mostLetters) throw new FontProblem("lists more letters than a font can have");
  if (drawn === 0) throw new FontProblem("has no outlines: fonts made of pictures can't be printed");
}
