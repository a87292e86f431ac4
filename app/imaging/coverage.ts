import type { ArtworkFiles } from "./artwork.ts";
import { sharp } from "./engine.ts";
import { rasterise } from "./rasterise.ts";
import type { Slot } from "./sheet.ts";

/** How much of each pixel of the slot's box its shape covers, 0–255; null when it covers all of it. */
export async function coverage(slot: Slot, files: ArtworkFiles): Promise<Uint8Array | null> {
  switch (slot.shape) {
    case "rectangle":
      return slot.featherPx > 0 ? byDistance(slot, insideRectangle(slot)) : null;
    case "ellipse":
      return byDistance(slot, insideEllipse(slot));
    case "path":
      return byPicture(slot, pathPicture(slot));
    case "alpha": {
      const bytes = slot.mask === undefined ? undefined : files.get(slot.mask);
      if (!bytes) throw new Error(`the artwork has no file ${slot.mask}`);
      return byPicture(slot, bytes);
    }
  }
}

/** Path data has letters, digits and the like, and nothing that could end an attribute; `artwork-document.ts` sees to it. */
function pathPicture({ path = "", width, height, widthPx, heightPx }: Slot): Uint8Array {
  const drawn = `width="${widthPx}" height="${heightPx}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${drawn}><path d="${path}"/></svg>`);
}

type Distance = (x: number, y: number) => number;

/** Opaque from the feather's width inward, clear at the outline; without a feather a clean edge one pixel wide. */
function byDistance({ widthPx, heightPx, featherPx }: Slot, inside: Distance): Uint8Array {
  const covered = new Uint8Array(widthPx * heightPx);
  const edge = Math.max(1, featherPx);
  const start = featherPx > 1 ? 0 : 0.5;
  for (let row = 0, at = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, at++) {
      const depth = Math.max(0, Math.min(1, inside(column + 0.5, row + 0.5) / edge + start));
      covered[at] = Math.round(255 * (featherPx > 1 ? depth * depth * (3 - 2 * depth) : depth));
    }
  }
  return covered;
}

/** Pixels from a point to the outline, positive inside. */
function insideRectangle({ widthPx, heightPx }: Slot): Distance {
  return (x, y) => Math.min(x, y, widthPx - x, heightPx - y);
}

/** As above, to first order: exact at the outline, which is where it is looked at. */
function insideEllipse({ widthPx, heightPx }: Slot): Distance {
  const a = widthPx / 2;
  const b = heightPx / 2;
  return (x, y) => {
    const u = (x - a) / a;
    const v = (y - b) / b;
    const steepness = 2 * Math.sqrt((u / a) ** 2 + (v / b) ** 2);
    return steepness === 0 ? Math.min(a, b) : (1 - u * u - v * v) / steepness;
  };
}

/** What is opaque in a picture of the box. */
async function byPicture({ widthPx, heightPx, featherPx }: Slot, bytes: Uint8Array): Promise<Uint8Array> {
  const { data } = await rasterise(bytes, { widthPx, heightPx });
  const opacity = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0; pixel < opacity.length; pixel++) opacity[pixel] = data[pixel * 4 + 3] ?? 0;
  if (featherPx <= 1) return opacity;

  // Blurring puts half of the edge outside, where the box may end. Its lower half is cut off, so that it runs inward; the
  // margin is the outside that a shape touching the box would otherwise lack.
  const margin = Math.ceil(featherPx);
  const blurred = await sharp(opacity, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: "black" })
    .blur(featherPx / 2)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels, width } = blurred.info;
  return opacity.map((_value, at) => {
    const from = ((Math.floor(at / widthPx) + margin) * width + (at % widthPx) + margin) * channels;
    return Math.max(0, 2 * (blurred.data[from] ?? 0) - 255);
  });
}
