import { randomBytes } from "node:crypto";
import sharp from "sharp";

let count = 0;

/** A number no other test of this run has, as Shopify's ids are. */
export function newId(): string {
  count += 1;
  return String(randomBytes(4).readUInt32BE() * 100_000 + count); // below 2^53
}

/** A photo with something on it: bands of colour, so that crops and rotations can be told apart. */
export async function photoBytes({ widthPx = 1600, heightPx = 1200, seed = newId() } = {}): Promise<Buffer> {
  const hue = Number(BigInt(seed) % 360n);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <rect width="100%" height="100%" fill="hsl(${hue},60%,70%)"/>
    <rect width="50%" height="50%" fill="hsl(${(hue + 120) % 360},60%,40%)"/>
    <circle cx="70%" cy="60%" r="20%" fill="hsl(${(hue + 240) % 360},70%,50%)"/>
    <text x="20" y="80" font-size="60">${seed}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}
