import { openFont } from "./text-fonts.ts";

/** The most a font may weigh: one with all of Chinese reaches twenty megabytes. */
const mostBytes = 20 * 1024 * 1024;

/** How files of each kind begin. https://learn.microsoft.com/typography/opentype/spec/otff, https://www.w3.org/TR/WOFF2 */
const beginnings: Record<string, readonly string[]> = {
  ttf: ["\0\x01\0\0", "true"],
  otf: ["OTTO", "\0\x01\0\0"],
  woff: ["wOFF"],
  woff2: ["wOF2"],
};

/**
 * Throws an Error that says why, when these bytes are not a font of the kind their name's `ending` (ttf, otf, woff, woff2)
 * promises, or one whose letters have no outlines we can draw.
 */
export function checkFont(ending: string, bytes: Uint8Array): void {
  if (bytes.length > mostBytes) throw new Error("is larger than 20 MB");
  const begins = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (!beginnings[ending]?.includes(begins)) throw new Error(`is no font of the kind .${ending}`);
  let drawn = 0;
  try {
    const font = openFont(bytes);
    const letters = font.characterSet.slice(0, 200);
    for (const code of letters) drawn += font.glyphForCodePoint(code).path.commands.length;
  } catch (error) {
    throw new Error("is damaged; no letters can be drawn from it", { cause: error });
  }
  if (drawn === 0) throw new Error("has no outlines: fonts made of pictures can't be printed");
}
