/** A phrase about a number of things. The count comes already written in the shop's way. */
export interface Plural {
  one: string;
  other: (count: string) => string;
}

export function plural(phrase: Plural, count: number, written: string): string {
  return count === 1 ? phrase.one : phrase.other(written);
}
