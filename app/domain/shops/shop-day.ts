/**
 * The moment today began on the shop's own clock. `timezone`: an IANA name, "UTC" when unknown.
 * On a day the clocks change, the day begins at the first moment of its date.
 */
export function startOfShopDay(now: Date, timezone: string): Date {
  const guess = new Date(now.getTime() - timeOfDayMs(now, timezone));
  // Clocks may have changed since midnight: then the guess is an hour off, on this date or the day before.
  const drift = timeOfDayMs(guess, timezone);
  if (drift === 0) return guess;
  const dayMs = 86_400_000;
  return new Date(guess.getTime() + (drift > dayMs / 2 ? dayMs - drift : -drift));
}

/** Milliseconds the wall clock shows since midnight. */
function timeOfDayMs(at: Date, timezone: string): number {
  const parts = Object.fromEntries(
    clock(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const seconds = ((parts.hour ?? 0) * 60 + (parts.minute ?? 0)) * 60 + (parts.second ?? 0);
  return seconds * 1000 + at.getMilliseconds();
}

function clock(timezone: string): Intl.DateTimeFormat {
  const form = { hourCycle: "h23", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...form, timeZone: timezone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...form, timeZone: "UTC" });
  }
}

/** The moment a day (2026-11-26) begins on the shop's own clock. */
export function startOfDay(day: string, timezone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const start = startOfShopDay(noon, timezone);
  // Far in the east, noon in Greenwich is the next day already.
  return dateOf(start, timezone) > day ? startOfShopDay(new Date(noon.getTime() - 43_200_000), timezone) : start;
}

function dateOf(at: Date, timezone: string): string {
  const form = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...form, timeZone: timezone }).format(at);
  } catch {
    return new Intl.DateTimeFormat("en-CA", { ...form, timeZone: "UTC" }).format(at);
  }
}
