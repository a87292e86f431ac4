import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../recipes/recipe.ts";

const px = z.number().int().positive().max(20_000);
const fileName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,60}\.(svg|png|jpg|webp)$/, "must be a plain lower-case file name");

const imageLayer = z.strictObject({ kind: z.literal("image"), file: fileName });

const photoLayer = z
  .strictObject({
    kind: z.literal("photo"),
    slot: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    label: z.string().min(1).max(60),
    /** In print pixels, before its turn. */
    box: z.strictObject({ xPx: z.number().int(), yPx: z.number().int(), widthPx: px, heightPx: px }),
    shape: z.enum(["rectangle", "ellipse", "alpha"]),
    /** For shape "alpha": a picture of the box; where it is opaque, the photo shows. */
    mask: fileName.optional(),
    /** Clockwise, about the box's centre. */
    rotationDegrees: z.number().min(-180).max(180).default(0),
    /** How far the photo's edge fades inwards, in print pixels. */
    featherPx: z.number().min(0).max(2_000).default(0),
  })
  .refine((layer) => (layer.shape === "alpha") === (layer.mask !== undefined), {
    path: ["mask"],
    message: 'goes with shape "alpha", and with no other',
  });

const documentSchema = z
  .strictObject({
    format: z.literal(1),
    handle: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
    title: z.string().min(1).max(80),
    print: z.strictObject({ widthPx: px, heightPx: px, dpi: z.number().int().min(72).max(1_200) }),
    background: z.string().regex(/^#[0-9a-f]{6}$/i),
    layers: z
      .array(z.discriminatedUnion("kind", [imageLayer, photoLayer]))
      .min(1)
      .max(40),
  })
  .superRefine(({ layers }, context) => {
    const slots = layers.flatMap((layer) => (layer.kind === "photo" ? [layer.slot] : []));
    // The widget fills one slot; an artwork with more could never be bought.
    if (slots.length !== 1) {
      context.addIssue({ code: "custom", path: ["layers"], message: "must hold one photo slot, no less and no more" });
    }
  });

/** What an artwork looks like: layers drawn bottom first; image files cover the whole canvas. */
export type ArtworkDocument = z.infer<typeof documentSchema>;
export type PhotoLayer = z.infer<typeof photoLayer>;

/** Reads an `artwork.json`. Throws an Error that names every place that is wrong, and why. */
export function parseArtworkDocument(json: unknown): ArtworkDocument {
  const result = documentSchema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".") || "artwork"}: ${issue.message}`);
  throw new Error(`This artwork can't be used. ${problems.join("; ")}`);
}

export function photoLayers(document: ArtworkDocument): PhotoLayer[] {
  return document.layers.filter((layer) => layer.kind === "photo");
}

/** SHA-256 (hex) of the document and its files' hashes: by it a recipe names an artwork version. */
export function artworkHash(document: ArtworkDocument, fileHashes: Record<string, string>): string {
  return createHash("sha256")
    .update(canonicalJson({ document, files: fileHashes }))
    .digest("hex");
}
