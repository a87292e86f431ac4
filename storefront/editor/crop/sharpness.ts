import type { ArtworkView, SizeView, SlotView } from "../../contract.ts";
import { type Frame, type Framing, widestBox } from "./framing.ts";

/** "too-small-photo": even the widest box of this photo is too small, so zooming out does not help. */
export type Sharpness = "sharp" | "soft" | "too-small" | "too-small-photo";

const worstFirst: readonly Sharpness[] = ["too-small-photo", "too-small", "soft", "sharp"];

/** The photo's pixels per printed inch inside the slot. */
export function effectiveDpi(slot: SlotView, size: SizeView, boxWidthPx: number): number {
  return boxWidthPx / (slot.widthShare * size.widthInches);
}

/** How the crop will print in a size, by the merchant's two levels. Everything but the last two may be bought. */
export function sharpnessOf(
  { sharpness: { warnDpi, blockDpi } }: Pick<ArtworkView, "sharpness">,
  { slot, frame, framing }: { slot: SlotView; frame: Frame; framing: Framing },
  size: SizeView,
): Sharpness {
  const dpi = effectiveDpi(slot, size, framing.width);
  if (dpi >= warnDpi) return "sharp";
  if (dpi >= blockDpi) return "soft";
  const best = effectiveDpi(slot, size, widestBox(frame, framing.turnDegrees));
  return best >= blockDpi ? "too-small" : "too-small-photo";
}

export function mayPrint(sharpness: Sharpness): boolean {
  return sharpness === "sharp" || sharpness === "soft";
}

/** A picture is as sharp as the worst of its photos. */
export function worstOf(levels: readonly Sharpness[]): Sharpness {
  return worstFirst.find((level) => levels.includes(level)) ?? "sharp";
}
