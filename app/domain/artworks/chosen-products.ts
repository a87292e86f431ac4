import { z } from "zod";
import { storableText } from "../storable-text.ts";
import { productIdOf } from "./product-metafield.ts";

export interface ChosenProduct {
  /** Numeric part of the product's gid. */
  id: string;
  title: string;
}

/** More than a merchant picks by hand; the picker itself has no limit. */
const largestChoice = 250;

const choice = z
  .array(
    z.object({
      id: z.string().refine((gid) => productIdOf(gid) !== null, "not a product"),
      title: z.string().max(1000).transform(storableText),
    }),
  )
  .min(1)
  .max(largestChoice);

/** What the product picker gave back, as JSON: gids and titles. Null when it is anything else. */
export function readChosenProducts(json: string): ChosenProduct[] | null {
  const parsed = choice.safeParse(parseJson(json));
  if (!parsed.success) return null;
  const chosen = new Map(parsed.data.map(({ id, title }) => [productIdOf(id) ?? "", title]));
  return [...chosen].map(([id, title]) => ({ id, title }));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
