const units = ["B", "kB", "MB", "GB", "TB", "PB"];

/** 1234567 → 1.2 MB; a kilobyte has 1,000. */
export function inBytes(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${step === 0 ? bytes : (bytes / 1_000 ** step).toFixed(1)} ${units[step]}`;
}

/** Micro-dollars in whole cents: 1234567 → $1.23. */
export function inDollars(micros: number): string {
  if (micros > 0 && micros < 10_000) return "<$0.01";
  return `$${(micros / 1_000_000).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function inNumber(count: number): string {
  return count.toLocaleString("en");
}
