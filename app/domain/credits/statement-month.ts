/** The month a moment is in on the shop's own clock: 2026-11. */
export function monthOf(at: Date, timezone: string): string {
  const form = { year: "numeric", month: "2-digit", timeZone: timezone } as const;
  const parts = new Intl.DateTimeFormat("en-CA", form).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part("year")}-${part("month")}`;
}

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
