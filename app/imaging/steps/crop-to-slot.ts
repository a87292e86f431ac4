import type { Sharp } from "sharp";
import { type OpenPhoto, readingPhoto } from "../open-photo.ts";
import type { Raster, Size } from "../raster.ts";
import { warp } from "../warp.ts";
import type { SlotPhoto, UprightPhoto } from "./open-upright.ts";

/** What a slot shows. */
export type SlotPicture = Omit<SlotPhoto, "bytes" | "source" | "crop" | "matte"> & {
  /** At the slot's size. */
  picture: Raster;
  /** The bare crop at any size; what was asked for before is shared, so nobody may change it. */
  at(size: Size): Promise<Raster>;
  /** What of it is in front, white on black, at any size; undefined where all of it is shown. */
  matteAt: ((size: Size) => Promise<Raster>) | undefined;
};

/** A tilted crop is taken from a picture this much finer than its result, because the tilt itself does not average. */
const tiltOversampling = 1.25;

interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Cuts the crop out of the photo and fits it to the slot, in sRGB. Both preview and print cut the same pixels of the
 * original, so they show the same. A crop that reaches a little outside sees the photo's edge repeated.
 *
 * @throws ImagingError "photo-unreadable" when the photo's pixels can't be decoded.
 */
export async function cropToSlot({ photo, crop, matte, ...given }: UprightPhoto): Promise<SlotPicture> {
  const made = new Map<string, Promise<Raster>>();
  const at = ({ widthPx, heightPx }: Size) => {
    const key = `${widthPx}×${heightPx}`;
    const raster = made.get(key) ?? cut(photo, crop, { widthPx, heightPx });
    made.set(key, raster);
    return raster;
  };
  // Steps after the effect work on it in place: by then nobody asks for the crop any more.
  const matteAt = matte && (({ widthPx, heightPx }: Size) => cut(matte, crop, { widthPx, heightPx }));
  return { ...given, at, matteAt, picture: await at(given.slot) };
}

function cut(photo: OpenPhoto, crop: UprightPhoto["crop"], size: Size): Promise<Raster> {
  return crop.rotationDegrees === 0
    ? scaled(photo.image, straightRegion(photo, crop), size)
    : tilted({ photo, crop, size });
}

function straightRegion(photo: OpenPhoto, { x, y, width, height }: UprightPhoto["crop"]): Region {
  const across = span(x, width, photo.widthPx);
  const down = span(y, height, photo.heightPx);
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

/** A stretch in fractions as whole pixels, at least one and none outside. */
function span(start: number, share: number, lengthPx: number): { from: number; length: number } {
  const from = clamp(Math.round(start * lengthPx), 0, lengthPx - 1);
  const to = clamp(Math.round((start + share) * lengthPx), from + 1, lengthPx);
  return { from, length: to - from };
}

async function tilted({ photo, crop, size }: Pick<UprightPhoto, "photo" | "crop"> & { size: Size }): Promise<Raster> {
  const box = { width: crop.width * photo.widthPx, height: crop.height * photo.heightPx };
  const middle = { x: (crop.x + crop.width / 2) * photo.widthPx, y: (crop.y + crop.height / 2) * photo.heightPx };
  const turn = (crop.rotationDegrees * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);

  // The upright region that holds the tilted box, with a margin for the neighbours a bilinear sample looks at.
  const reach = {
    x: (Math.abs(box.width * cos) + Math.abs(box.height * sin)) / 2 + 2,
    y: (Math.abs(box.width * sin) + Math.abs(box.height * cos)) / 2 + 2,
  };
  const left = clamp(Math.floor(middle.x - reach.x), 0, photo.widthPx - 1);
  const top = clamp(Math.floor(middle.y - reach.y), 0, photo.heightPx - 1);
  const width = clamp(Math.ceil(middle.x + reach.x), left + 1, photo.widthPx) - left;
  const height = clamp(Math.ceil(middle.y + reach.y), top + 1, photo.heightPx) - top;

  const scale = Math.min(1, (tiltOversampling * size.widthPx) / box.width);
  const source = await scaled(
    photo.image,
    { left, top, width, height },
    {
      widthPx: Math.max(1, Math.round(width * scale)),
      heightPx: Math.max(1, Math.round(height * scale)),
    },
  );

  // slot pixel → turned offset in the box → photo pixel → pixel of the scaled region
  const across = source.widthPx / width;
  const down = source.heightPx / height;
  const perColumn = box.width / size.widthPx;
  const perRow = box.height / size.heightPx;
  const corner = {
    x: middle.x - (box.width * cos - box.height * sin) / 2 - left,
    y: middle.y - (box.width * sin + box.height * cos) / 2 - top,
  };
  return warp(
    source,
    size,
    {
      a: perColumn * cos * across,
      b: perColumn * sin * down,
      c: -perRow * sin * across,
      d: perRow * cos * down,
      e: corner.x * across,
      f: corner.y * down,
      g: 0,
      h: 0,
    },
    "edge",
  );
}

async function scaled(image: Sharp, region: Region, { widthPx, heightPx }: Size): Promise<Raster> {
  const data = await readingPhoto(() =>
    image
      .clone()
      .extract(region)
      .resize(widthPx, heightPx, { fit: "fill" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer(),
  );
  return { data, widthPx, heightPx };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
