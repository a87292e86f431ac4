/** How a shop's credits will last. */
export interface Forecast {
  /** Credits a day, over the last days. */
  perDay: number;
  /** Whole days until nothing is left, at this pace; null when nothing was spent lately, or they last for more than a year. */
  daysLeft: number | null;
  /** The merchant should be told: a week or less, or not even ten prints. */
  low: boolean;
}

/** Over how many days the pace is taken. */
export const paceDays = 30;
const lowDays = 7;
const lowCredits = 10;

/**
 * How long credits last at the pace of the last 30 days, or of as many as there were since the first was spent.
 * `spent`: credits in that time; `sinceDays`: days since the first was spent, parts of days included.
 */
export function forecast({
  spendable,
  spent,
  sinceDays,
}: {
  spendable: number;
  spent: number;
  sinceDays: number;
}): Forecast {
  const perDay = spent / Math.min(paceDays, Math.max(1, sinceDays));
  const days = perDay > 0 ? Math.floor(Math.max(0, spendable) / perDay) : null;
  const low = spendable < lowCredits || (days !== null && days <= lowDays);
  return { perDay, daysLeft: days !== null && days <= 365 ? days : null, low };
}
