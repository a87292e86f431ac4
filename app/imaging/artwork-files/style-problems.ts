/** What CSS may not hold, and why. */
const refused: readonly [RegExp, string][] = [
  // `u\72l(` and `u\rl(` are `url(` to a reader of CSS: who writes that hides something.
  [/\\/g, "has letters written as codes in its style"],
  [/@(import|font-face|charset)/gi, "has a style that loads another file"],
  [/\b(image|image-set|src)\(\s*["']/gi, "has a style that loads another file"],
  [/expression\s*\(|-moz-binding|behavior\s*:/gi, "has a style that runs a script"],
];

const addresses = /url\(\s*["']?\s*([^)"']*)/gi;

/**
 * What keeps CSS from being used: a stylesheet, a style attribute or a single value. It may refer to parts of its own drawing
 * and to nothing else. `at` is the place in the text, in characters.
 */
export function styleProblems(css: string): { at: number; reason: string }[] {
  // A comment is a blank, not nothing: what it splits does not grow together.
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const found = refused.flatMap(([pattern, reason]) =>
    [...plain.matchAll(pattern)].map(({ index }) => ({ at: index, reason })),
  );
  for (const { index, 1: target = "" } of plain.matchAll(addresses)) {
    if (!target.startsWith("#"))
      found.push({ at: index, reason: `names something outside of it (${shortened(target)})` });
  }
  return found;
}

/** An address as a sentence can hold it. */
export function shortened(address: string): string {
  const plain = address.trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
