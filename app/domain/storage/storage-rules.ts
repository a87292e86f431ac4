import { tiers } from "../photos/object-key.ts";
import type { StorageRules } from "../services.ts";
import { settingBounds } from "../settings/settings-rules.ts";

/** Our own sweeps come first by so many days. */
const MARGIN_DAYS = 30;
/** An upload that nobody went on with for a day is dropped by us; by the storage a day later. */
const INCOMING_DAYS = 2;

const daysOf = {
  temporary: settingBounds.temporaryDays,
  order_pending: settingBounds.orderPendingDays,
  order_completed: settingBounds.orderCompletedDays,
  archived: settingBounds.archivedDays,
} as const;

/**
 * What any storage is to see to itself: the net below our sweeps. A tier's pictures may lie for the most days that any merchant
 * may choose, and a margin: with less, a merchant who chose more tomorrow would lose pictures. So these rules end what everybody
 * forgot; what is due earlier is ours to delete.
 */
export function storageRules(): StorageRules {
  return {
    prefixes: [
      { prefix: "incoming/", expireAfterDays: INCOMING_DAYS },
      ...tiers.map((tier) => ({ prefix: `${tier}/`, expireAfterDays: daysOf[tier].to + MARGIN_DAYS })),
      { prefix: "artworks/", expireAfterDays: null },
    ],
    leftoverDays: 1,
    // Every shop has an address of its own, and more of them; what is opened to all are links that we signed, for minutes.
    origins: ["*"],
  };
}
