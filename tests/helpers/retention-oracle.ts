/**
 * Where a photo must be, worked out a second time and in another way than the product does: from the calendar of what happened
 * to it, in whole days. Shares no code with `app/`.
 */
export interface PhotoStory {
  arrived: number;
  orders: { placed: number; fulfilled?: number; released?: number }[];
  /** Until which day the merchant wanted it. */
  keptUntil?: number;
  archived?: number;
  held?: { from: number; to: number };
}

/**
 * The tiers a photo may be in; one, but for a photo of several orders of which one has gone on to the archive: it is looked at
 * again when the last of the others ends, and may be with any of them until then.
 */
export interface Whereabouts {
  tiers: ("temporary" | "order_pending" | "order_completed" | "archived" | "gone")[];
}

const promise = { temporary: 7, order_pending: 30, order_completed: 180, archived: 730 } as const;
const rank = Object.keys(promise);

/** Follows a photo day by day, as someone with a diary would, up to the evening of `today`. */
export function whereIs(story: PhotoStory, { today, archives }: { today: number; archives: boolean }): Whereabouts {
  for (let day = story.arrived; day < today; day++) {
    if (isOver(story, day, archives)) return { tiers: ["gone"] };
  }
  if (isOver(story, today, archives)) return { tiers: ["gone"] };
  const running = claims(story, today, archives).filter(({ end }) => end > today);
  const strongest = claims(story, today, archives).at(-1)?.tier ?? "gone";
  return { tiers: strongest === "archived" ? [strongest, ...running.map(({ tier }) => tier)] : [strongest] };
}

function isOver(story: PhotoStory, day: number, archives: boolean): boolean {
  const { held, keptUntil } = story;
  if (held && held.from <= day && day < held.to) return false;
  if (keptUntil !== undefined && keptUntil > day && knewOfExtension(story, day)) return false;
  return claims(story, day, archives).every(({ end }) => end <= day);
}

/** The merchant asked for it sixty days before. */
function knewOfExtension({ keptUntil = 0 }: PhotoStory, day: number): boolean {
  return day >= keptUntil - 60;
}

/** Everything that keeps it on a day, the strongest last. */
function claims({ arrived, orders, archived }: PhotoStory, day: number, archives: boolean) {
  const all: { tier: Exclude<Whereabouts["tiers"][number], "gone">; end: number }[] = [
    { tier: "temporary", end: arrived + promise.temporary },
  ];
  for (const { placed, fulfilled, released } of orders) {
    if (placed > day) continue;
    if (released !== undefined && released <= day) {
      all.push({ tier: "temporary", end: released + promise.temporary });
    } else if (fulfilled === undefined || fulfilled > day) {
      all.push({ tier: "order_pending", end: placed + promise.order_pending });
    } else {
      const half = fulfilled + promise.order_completed;
      const goesOn = archives && day >= half;
      all.push(goesOn ? { tier: "archived", end: half + promise.archived } : { tier: "order_completed", end: half });
    }
  }
  if (archived !== undefined && archived <= day) all.push({ tier: "archived", end: archived + promise.archived });
  return all.sort((a, b) => a.end - b.end || rank.indexOf(a.tier) - rank.indexOf(b.tier));
}
