import { createHash } from "node:crypto";
import { z } from "zod";
import { cropSchema } from "./crop-rules.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What one slot shows. */
const slotRecipe = z.strictObject({
  sha256,
  crop: cropSchema,
  /** With every setting, so that a new default changes no old picture. */
  effect: z
    .strictObject({ name: z.string(), settings: z.record(z.string(), z.union([z.number(), z.string()])) })
    .optional(),
  /** The matte by its own hash: models may come out differently by a hair on another processor. */
  cutout: z.strictObject({ model: z.string(), sha256 }).optional(),
});

const recipeSchema = z.strictObject({
  /** Of `imaging/`: pixels may only change together with this number. */
  engine: z.number().int(),
  /** Hash of the artwork version: its document, drawings, own fonts and print profile. */
  artwork: sha256,
  photos: z.record(z.string(), slotRecipe),
  /** By field; what was left empty is left out. */
  texts: z.record(z.string(), z.string()).optional(),
  /** Hashes of the bundled fonts its texts are set in. */
  fonts: z.record(z.string(), sha256).optional(),
});

/**
 * All that decides the pixels, and nothing else: by it a rendition is known, made once, and made again. A target (preview,
 * print in one of the artwork's sizes) only says at which scale.
 */
export type Recipe = z.infer<typeof recipeSchema>;

export type SlotRecipe = z.infer<typeof slotRecipe>;

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
