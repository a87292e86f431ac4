import { freeForeground } from "../cutout/foreground-colours.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** Takes away what is behind the animal or person, where the shopper wants that; its edge keeps no colour of it. */
export async function cutOut(given: SlotPicture): Promise<SlotPicture> {
  const { picture, matteAt } = given;
  if (!matteAt) return given;
  const { data } = await matteAt(picture);
  const alpha = new Uint8Array(picture.widthPx * picture.heightPx);
  for (let pixel = 0; pixel < alpha.length; pixel++) alpha[pixel] = data[pixel * 4] ?? 0;
  freeForeground(picture, alpha);
  return given;
}
