import { unicodeRange } from "./letters.ts";
import { openFont } from "./text-fonts.ts";

/** The letters of a merchant's font, as `unicodeRange` writes them. Throws for one that can't be opened. */
export async function readLetters(font: Uint8Array): Promise<string> {
  return unicodeRange(openFont(font));
}
