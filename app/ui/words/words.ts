/** What a translation must have: every word of the English ones, each sentence about the same things. */
export type Words<English> = English extends string
  ? string
  : English extends (...about: infer About) => string
    ? (...about: About) => string
    : { readonly [Name in keyof English]: Words<English[Name]> };
