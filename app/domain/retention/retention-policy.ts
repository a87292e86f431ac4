import type { Image, Settings, Tier } from "@prisma/client";
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

/** What the merchant decided for one picture. */
export type Keeping = Pick<Image, "keepUntil" | "archivedAt" | "heldAt">;

/** In which tier a picture belongs, and until when; at `until` it is looked at again, to be let go or to move on. Null: a hold. */
export interface Life {
  tier: Tier;
  until: Date | null;
}

interface Span {
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
 *
 * The merchant can lengthen it and never shorten it: archived, it lives the archive's days from then; kept until a day, it stays
 * where it is until that day; under a legal hold it has no end.
 */
export function lifeOf(
  {
    receivedAt,
    uses,
    keeping: { keepUntil, archivedAt, heldAt },
    now,
  }: { receivedAt: Date; uses: readonly PictureUse[]; keeping: Keeping; now: Date },
  days: RetentionDays,
): Life {
  const spans = uses.map((use) => spanOfUse(use, days, now));
  if (archivedAt) spans.push({ tier: "archived", until: addDays(archivedAt, days.archivedDays) });
  const { tier, until } = spans.reduce(longer, {
    tier: "temporary",
    until: addDays(receivedAt, days.temporaryDays),
  });
  if (heldAt) return { tier, until: null };
  return { tier, until: keepUntil ? laterOf(until, keepUntil) : until };
}

function spanOfUse({ placedAt, fulfilledAt, releasedAt }: PictureUse, days: RetentionDays, now: Date): Span {
  if (releasedAt) return { tier: "temporary", until: addDays(releasedAt, days.temporaryDays) };
  if (!fulfilledAt) return { tier: "order_pending", until: addDays(placedAt, days.orderPendingDays) };
  const completedUntil = addDays(laterOf(placedAt, fulfilledAt), days.orderCompletedDays);
  if (!days.archiveCompleted || now < completedUntil) return { tier: "order_completed", until: completedUntil };
  return { tier: "archived", until: addDays(completedUntil, days.archivedDays) };
}

function longer(a: Span, b: Span): Span {
  if (a.until.getTime() !== b.until.getTime()) return a.until > b.until ? a : b;
  return order.indexOf(a.tier) >= order.indexOf(b.tier) ? a : b;
}
