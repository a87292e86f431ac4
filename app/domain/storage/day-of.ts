/** The day a moment falls on, as UTC has it: 2026-11-26. Figures of storage are kept by these days, whatever the shop's own. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
