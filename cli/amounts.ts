const units = ["B", "kB", "MB", "GB", "TB", "PB"];

/** 1234567 → 1.2 MB; a kilobyte has 1,000. */
export function inBytes(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${step === 0 ? bytes : (bytes / 1_000 ** step).toFixed(1)} ${units[step]}`;
}

/** Micro-dollars: 1234567 → $1.23, 12345 → $0.0123. */
export function inDollars(micros: number): string {
  return `$${(micros / 1_000_000).toFixed(micros !== 0 && micros < 1_000_000 ? 4 : 2)}`;
}

export function inNumber(count: number): string {
  return count.toLocaleString("en");
}
