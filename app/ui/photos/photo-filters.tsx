import { ChoiceList, type FilterInterface, FormLayout, type IndexFiltersProps, TextField } from "@shopify/polaris";
import { tiers } from "../../domain/photos/object-key.ts";
import { photoKinds } from "../../domain/photos/photo-query.ts";
import { orderWords } from "../words/order.ts";
import { photosWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import type { Words } from "../words/words.ts";
import type { Choice, PhotoList } from "./use-photo-list.ts";

export interface Product {
  productId: string;
  productTitle: string | null;
}

/** What can be filtered by, as the filter bar wants it. */
export function usePhotoFilters(list: PhotoList, products: Product[]): FilterInterface[] {
  const { filters: words, kinds } = useWords(photosWords);
  const stages = useWords(orderWords).tiers.names;
  return [
    filter(
      "kind",
      words.kind,
      [...photoKinds].map((kind) => ({ value: kind, label: kinds[kind] })),
    ),
    filter(
      "tier",
      words.tier,
      [...tiers].map((tier) => ({ value: tier, label: stages[tier] })),
    ),
    {
      key: "dates",
      label: words.dates,
      filter: (
        <FormLayout>
          {(["from", "to"] as const).map((name) => (
            <TextField
              key={name}
              label={words[name]}
              type="date"
              autoComplete="off"
              value={list.value(name)}
              onChange={(day) => list.choose(name, day)}
            />
          ))}
        </FormLayout>
      ),
    },
    {
      key: "order",
      label: words.order,
      filter: (
        <TextField
          label={words.order}
          helpText={words.orderHelp}
          autoComplete="off"
          value={list.value("order")}
          onChange={(order) => list.choose("order", order)}
        />
      ),
    },
    filter(
      "product",
      words.product,
      products.map((product) => ({ value: product.productId, label: titleOf(product) })),
    ),
  ].filter((one) => one.key !== "product" || products.length > 0);

  function filter(name: Choice, label: string, options: { value: string; label: string }[]): FilterInterface {
    return {
      key: name,
      label,
      shortcut: name === "tier",
      filter: (
        <ChoiceList
          title={label}
          titleHidden
          choices={options}
          selected={[list.value(name)]}
          onChange={([chosen = ""]) => list.choose(name, chosen)}
        />
      ),
    };
  }
}

/** What is filtered by now, each with the way to take it away. */
export function useAppliedFilters(
  list: PhotoList,
  products: Product[],
): NonNullable<IndexFiltersProps["appliedFilters"]> {
  const { filters: words, kinds } = useWords(photosWords);
  const stages = useWords(orderWords).tiers.names;
  const [kind, tier, from, to] = (["kind", "tier", "from", "to"] as const).map(list.value);
  const labels: [key: string, label: string | undefined, names: Choice[]][] = [
    ["kind", kinds[kind as keyof typeof kinds], ["kind"]],
    ["tier", stages[tier as keyof typeof stages], ["tier"]],
    ["dates", datesOf(words, from ?? "", to ?? ""), ["from", "to"]],
    ["order", list.value("order") && words.ofOrder(list.value("order")), ["order"]],
    ["product", productOf(list.value("product"), products), ["product"]],
  ];
  return labels.flatMap(([key, label, names]) => (label ? [{ key, label, onRemove: () => list.without(names) }] : []));
}

function datesOf(words: Words<typeof photosWords>["filters"], from: string, to: string): string {
  if (from && to) return words.between(from, to);
  return from ? words.since(from) : to ? words.until(to) : "";
}

function productOf(productId: string, products: Product[]): string {
  const product = products.find((one) => one.productId === productId);
  return product ? titleOf(product) : productId;
}

function titleOf({ productId, productTitle }: Product): string {
  return productTitle ?? productId;
}
