import type { ArtworkView, SizeView } from "../../contract.ts";
import type { ProductFacts } from "../../desk.ts";

type Variant = ProductFacts["variants"][number];

/** All options of a product's variants, each once: the app tells which of them name a size. */
export function optionsOf(variants: readonly Variant[]): string[] {
  return [...new Set(variants.flatMap(({ title }) => title.split(" / ")))];
}

/** What a variant is printed in: the size one of its options names; the artwork's first otherwise. */
export function sizeOf({ sizes }: Pick<ArtworkView, "sizes">, variant: Variant | undefined): SizeView {
  const options = variant?.title.split(" / ") ?? [];
  const size = sizes.find((candidate) => options.some((option) => candidate.options.includes(option))) ?? sizes[0];
  if (!size) throw new Error("an artwork has at least one size");
  return size;
}

/** The sizes a product is sold in, in the artwork's order. */
export function soldSizes(artwork: Pick<ArtworkView, "sizes">, variants: readonly Variant[]): SizeView[] {
  const sold = new Set(variants.map((variant) => sizeOf(artwork, variant)));
  return sold.size > 0 ? artwork.sizes.filter((size) => sold.has(size)) : [sizeOf(artwork, undefined)];
}
