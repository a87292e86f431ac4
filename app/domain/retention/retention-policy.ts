import type { Settings, Tier } from "@prisma/client";
import { addDays, laterOf } from "./days.ts";

export type RetentionDays = Pick<
  Settings,
  "temporaryDays" | "orderPendingDays" | "orderCompletedDays" | "archivedDays" | "archiveCompleted"
>;

/** One order line that needs a picture. `releasedAt`: when the line was cancelled, refunded or edited away. */
export interface PictureUse {
  placedAt: Date;
  fulfilledAt: Date | null;
  releasedAt: Date | null;
}

/** In which tier a picture belongs, and until when; at `until` it is looked at again, to be let go or to move on. */
export interface Life {
  tier: Tier;
  until: Date;
}

const order: readonly Tier[] = ["temporary", "order_pending", "order_completed", "archived"];

/**
 * How long a picture is kept, from what is known of its orders. A pure rule: the same facts give the same answer, in
 * whatever order they came to be known.
 *
 * Without an order: temporary, from its arrival. Ordered: order_pending, from the order. Fulfilled: order_completed, from
 * the fulfilment, and archived after that if the shop keeps photos for reorders. A released line gives back to temporary,
 * counted from the release. A picture in several orders keeps the longest life.
 */
export function lifeOf(
  { receivedAt, uses, now }: { receivedAt: Date; uses: readonly PictureUse[]; now: Date },
  days: RetentionDays,
): Life {
  const lives = uses.map((use) => lifeForUse(use, days, now));
  return lives.reduce(longer, { tier: "temporary", until: addDays(receivedAt, days.temporaryDays) });
}

function lifeForUse({ placedAt, fulfilledAt, releasedAt }: PictureUse, days: RetentionDays, now: Date): Life {
  if (releasedAt) return { tier: "temporary", until: addDays(releasedAt, days.temporaryDays) };
  if (!fulfilledAt) return { tier: "order_pending", until: addDays(placedAt, days.orderPendingDays) };
  const completedUntil = addDays(laterOf(placedAt, fulfilledAt), days.orderCompletedDays);
  if (!days.archiveCompleted || now < completedUntil) return { tier: "order_completed", until: completedUntil };
  return { tier: "archived", until: addDays(completedUntil, days.archivedDays) };
}

function longer(a: Life, b: Life): Life {
  if (a.until.getTime() !== b.until.getTime()) return a.until > b.until ? a : b;
  return order.indexOf(a.tier) >= order.indexOf(b.tier) ? a : b;
}
