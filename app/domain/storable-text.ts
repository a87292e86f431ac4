/** Text from outside, without what Postgres refuses: the zero character, and half of a surrogate pair. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
