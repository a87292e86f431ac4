import { createHash } from "node:crypto";
import { z } from "zod";
import { cropSchema } from "./crop-rules.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const recipeSchema = z.strictObject({
  /** Of `imaging/`: pixels may only change together with this number. */
  engine: z.number().int(),
  /** Hash of the artwork version. */
  artwork: sha256,
  photos: z.record(z.string(), z.strictObject({ sha256, crop: cropSchema })),
});

/** All that decides the pixels, and nothing else: by it a rendition is known, made once, and made again. */
export type Recipe = z.infer<typeof recipeSchema>;

/** A recipe as it was kept in a row. Throws a ZodError when it is none. */
export function readRecipe(json: unknown): Recipe {
  return recipeSchema.parse(json);
}

/** SHA-256 (hex) of the recipe's canonical form: keys sorted at every level, no white space (after RFC 8785). */
export function recipeHash(recipe: Recipe): string {
  return createHash("sha256").update(canonicalJson(recipe)).digest("hex");
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(",")}}`;
}
