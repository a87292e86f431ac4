import type { SlotPicture } from "./crop-to-slot.ts";

/** Leaves of the picture what its slot's shape shows, with a soft edge where the artwork asks for one. */
export function maskSlot(given: SlotPicture): SlotPicture {
  const { mask, picture } = given;
  if (!mask) return given;

  // Alpha is multiplied here and nowhere else: the picture stays straight, so no later step can undo it twice.
  const { data } = picture;
  for (let pixel = 0; pixel < mask.length; pixel++) {
    const at = pixel * 4 + 3;
    data[at] = ((data[at] ?? 0) * (mask[pixel] ?? 0) + 127) / 255;
  }
  return given;
}
