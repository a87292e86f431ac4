import type { Crop } from "../artwork.ts";
import type { Canvas } from "../canvas.ts";
import { type OpenPhoto, openPhoto } from "../open-photo.ts";
import type { Slot } from "../sheet.ts";
import { makeWorkingCopy } from "../working-copy.ts";
import type { ChosenEffect } from "./apply-effect.ts";

/** A photo on its way into a slot, and all that the steps need to know of both. */
export interface SlotPhoto {
  bytes: Uint8Array;
  /** Whether the slot is to be drawn from the photo's working copy, and whether `bytes` already are that. */
  source: PhotoSource;
  crop: Crop;
  /** What of the photo is in front, as `makeMatte` gives it; without it all of the photo is shown. */
  matte?: Uint8Array | undefined;
  effect?: ChosenEffect | undefined;
  /** Long side of the work of effects that have a brush; smaller for a look at them. */
  workPx?: number | undefined;
  slot: Slot;
  /** How much of each pixel of the slot its shape covers, 0–255; null when it covers all of it. */
  mask: Uint8Array | null;
  /** 0–1: how far the photo's colours go toward those of `ground`, the artwork below the slot. */
  match: number;
  ground: Canvas | null;
}

/** "working-copy-of": from the working copy, which is to be made of these bytes. */
export type PhotoSource = "photo" | "working-copy" | "working-copy-of";

export type UprightPhoto = Omit<SlotPhoto, "matte"> & { photo: OpenPhoto; matte: OpenPhoto | undefined };

/** The photo as its taker held it, whatever EXIF 1–8 says of the sensor. @throws ImagingError */
export async function openUpright(given: SlotPhoto): Promise<UprightPhoto> {
  const matte = given.matte && (await openPhoto(given.matte));
  const photo = await openPhoto(given.bytes);
  if (given.source !== "working-copy-of") return { ...given, photo, matte };
  return { ...given, photo: await openPhoto((await makeWorkingCopy(photo)).bytes), matte };
}
