import type { KeptChoice, ProductFacts } from "../desk.ts";

/** Remembers a product's choice for as long as the tab lives. Storage may be forbidden or full: then it just forgets. */
export function keepChoice(facts: ProductFacts, kept: KeptChoice): void {
  withStorage((storage) => storage.setItem(keyOf(facts), JSON.stringify(kept)));
}

export function forgetChoice(facts: ProductFacts): void {
  withStorage((storage) => storage.removeItem(keyOf(facts)));
}

/** What this tab chose for the product, unless the artwork has changed since. Anyone may write there: what can't be read is none. */
export function keptChoice(facts: ProductFacts): KeptChoice | null {
  const kept = withStorage((storage): Partial<KeptChoice> | null =>
    JSON.parse(storage.getItem(keyOf(facts)) ?? "null"),
  );
  const { lineId, publicId, artworkVersionId, tooSmallFor = {} } = kept ?? {};
  if (!lineId || !publicId || artworkVersionId !== facts.artworkVersionId) return null;
  return { lineId, publicId, artworkVersionId, tooSmallFor };
}

function withStorage<Answer>(use: (storage: Storage) => Answer): Answer | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

function keyOf({ productId }: ProductFacts): string {
  return `likeness:choice:${productId}`;
}
