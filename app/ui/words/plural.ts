/** A phrase about a number of things. The count comes already written in the shop's way. */
export interface Plural {
  /** Where a language speaks of none as of one, as French does. */
  zero?: string;
  one: string;
  other: (count: string) => string;
}

export function several(one: string, other: (count: string) => string, zero?: string): Plural {
  return { one, other, ...(zero && { zero }) };
}

export function plural(phrase: Plural, count: number, written: string): string {
  if (count === 0 && phrase.zero) return phrase.zero;
  return count === 1 ? phrase.one : phrase.other(written);
}
