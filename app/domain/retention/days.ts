const dayMs = 86_400_000;

/** Whole days of 24 hours: retention counts time passed, not calendar dates. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

export function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}
