/** The most a profile may weigh: presses' own reach three megabytes. */
const mostBytes = 5 * 1024 * 1024;

/**
 * Throws an Error that says why, when these bytes are not the ICC profile of a press: what the file calls itself, its colour
 * space and its class. https://www.color.org/specification/ICC.1-2022-05.pdf, section 7.2
 */
export function checkCmykProfile(bytes: Uint8Array): void {
  const word = (at: number) => Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
  if (bytes.length < 132 || word(36) !== "acsp") throw new Error("is no ICC profile");
  if (bytes.length > mostBytes) throw new Error("is larger than 5 MB");
  if (new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) !== bytes.length) throw new Error("is cut short");
  if (word(16) !== "CMYK") throw new Error(`is for ${word(16).trim()} colours; a press has CMYK`);
  if (word(12) !== "prtr") throw new Error("is not of the class that printers have");
}
