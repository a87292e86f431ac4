import type { Artwork } from "./artwork.ts";
import { sharp } from "./engine.ts";
import type { Raster } from "./raster.ts";

// Pictures for the tests beside: small, made here, and known pixel by pixel.

export type Colour = readonly [red: number, green: number, blue: number];

export const red: Colour = [200, 30, 30];
export const green: Colour = [30, 180, 60];
export const blue: Colour = [40, 60, 200];
export const yellow: Colour = [230, 210, 40];
export const grey: Colour = [128, 128, 128];

/** Four quarters: red, green above blue, yellow. */
export function quarters(widthPx: number, heightPx: number): Raster {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let row = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++) {
      const left = column < widthPx / 2;
      const colour = row < heightPx / 2 ? (left ? red : green) : left ? blue : yellow;
      data.set([...colour, 255], (row * widthPx + column) * 4);
    }
  }
  return { data, widthPx, heightPx };
}

export function plain(widthPx: number, heightPx: number, colour: Colour = grey): Raster {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let at = 0; at < data.length; at += 4) data.set([...colour, 255], at);
  return { data, widthPx, heightPx };
}

/** Fine-grained noise, the same every time: nothing an encoder can make small. */
export function noise(widthPx: number, heightPx: number): Raster {
  const data = new Uint8Array(widthPx * heightPx * 4);
  let seed = 1;
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 16807) % 2147483647;
    data[at] = at % 4 === 3 ? 255 : seed % 256;
  }
  return { data, widthPx, heightPx };
}

/** An artwork's measures when one unit of its canvas is one pixel of the print. */
export function measures(widthPx: number, heightPx: number, dpi = 300): Pick<Artwork, "canvas" | "sizes"> {
  const size = { name: "print", width: widthPx / dpi, height: heightPx / dpi, unit: "in" as const, dpi };
  return { canvas: { width: widthPx, height: heightPx, bleed: 0 }, sizes: [size] };
}

/** A raster as a sharp picture, to be encoded as a test needs it. */
export function picture({ data, widthPx, heightPx }: Raster) {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } });
}

/** Lossless bytes of a raster, as a photo a shopper might send. */
export function png(raster: Raster): Promise<Uint8Array> {
  return picture(raster).png().toBuffer();
}

/** The colour at a spot given in fractions of an encoded picture. */
export async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<Colour> {
  const { data, info } = await sharp(bytes).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const column = Math.min(info.width - 1, Math.floor(across * info.width));
  const row = Math.min(info.height - 1, Math.floor(down * info.height));
  const at = (row * info.width + column) * info.channels;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** How far two colours are apart in the channel where it is worst. */
export function distance(one: Colour, other: Colour): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
}
