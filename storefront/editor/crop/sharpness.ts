import type { ArtworkView, SlotView } from "../../contract.ts";
import { type Frame, type Framing, widestBox } from "./framing.ts";

/** "too-small-photo": even the widest box of this photo is too small, so zooming out does not help. */
export type Sharpness = "sharp" | "soft" | "too-small" | "too-small-photo";

/** The photo's pixels per printed inch inside the slot. */
export function effectiveDpi(artwork: ArtworkView, slot: SlotView, boxWidthPx: number): number {
  const slotInches = (slot.box.width * artwork.widthPx) / artwork.dpi;
  return boxWidthPx / slotInches;
}

/** How the crop will print, by the merchant's two levels. Everything but the last two may be bought. */
export function sharpnessOf(artwork: ArtworkView, slot: SlotView, frame: Frame, framing: Framing): Sharpness {
  const { warnDpi, blockDpi } = artwork.sharpness;
  const dpi = effectiveDpi(artwork, slot, framing.width);
  if (dpi >= warnDpi) return "sharp";
  if (dpi >= blockDpi) return "soft";
  const best = effectiveDpi(artwork, slot, widestBox(frame, framing.turnDegrees));
  return best >= blockDpi ? "too-small" : "too-small-photo";
}

export function mayPrint(sharpness: Sharpness): boolean {
  return sharpness === "sharp" || sharpness === "soft";
}
