import type { Image } from "@prisma/client";
import type { PictureUse } from "./retention-policy.ts";

/** Why a picture stays when room is made: a legal hold, its merchant's wish that still counts, or an order. */
export type Spared = "held" | "kept" | "ordered";

/**
 * Whether a clean-up has to leave a picture alone, and why. `orders`: which of them count, those not shipped yet (`open`) or all;
 * a line that was cancelled, refunded or edited away counts as none.
 */
export function sparedPicture(
  { heldAt, keepUntil }: Pick<Image, "heldAt" | "keepUntil">,
  { uses, now, orders }: { uses: readonly PictureUse[]; now: Date; orders: "open" | "all" },
): Spared | null {
  if (heldAt) return "held";
  if (keepUntil && keepUntil > now) return "kept";
  const isNeeded = (use: PictureUse) => !use.releasedAt && (orders === "all" || !use.fulfilledAt);
  return uses.some(isNeeded) ? "ordered" : null;
}
