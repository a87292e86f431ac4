import { createHash } from "node:crypto";
import { z } from "zod";
import { blendModes } from "../../imaging/blend.ts";
import { effectNames } from "../../imaging/effects/effect.ts";
import { flatSize, trimmedCanvas } from "../../imaging/sheet.ts";
import { canonicalJson } from "../recipes/recipe.ts";
import { inFormat2 } from "./artwork-format-1.ts";
import { linesOf, readJson } from "./json-lines.ts";

const length = z.number().positive().max(100_000);
const place = z.number().min(-100_000).max(100_000);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour like #2b3557");
const name = (what: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, `must be a plain lower-case ${what}`)
    .refine((word) => !(word in {}), "is a word that JavaScript keeps for itself; choose another");
const file = (...endings: string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^[a-z0-9][a-z0-9_-]{0,60}\\.(${endings.join("|")})$`),
      `must be a plain lower-case file name ending in ${endings.join(", ")}`,
    );
const picture = file("svg", "png", "jpg", "webp");

const box = z.strictObject({ x: place, y: place, width: length, height: length });
const corner = z.tuple([place, place]);
const turn = z.number().min(-180).max(180).default(0);
const drawing = { blend: z.enum(blendModes).default("normal"), opacity: z.number().min(0).max(1).default(1) };

const imageLayer = z.strictObject({ kind: z.literal("image"), file: picture, box: box.optional(), ...drawing });

/** Letters, digits and the like: nothing that could end an attribute. */
const pathData = /^[\d\s,.+\-eMmZzLlHhVvCcSsQqTtAa]{1,20000}$/;

const photoLayer = z
  .strictObject({
    kind: z.literal("photo"),
    slot: name("slot"),
    label: z.string().min(1).max(60),
    box: box.optional(),
    quad: z.tuple([corner, corner, corner, corner]).optional(),
    face: z.strictObject({ width: length, height: length }).optional(),
    shape: z.enum(["rectangle", "ellipse", "path", "alpha"]).default("rectangle"),
    path: z.string().regex(pathData, "must be SVG path data").optional(),
    mask: picture.optional(),
    rotationDegrees: turn,
    feather: z.number().min(0).max(100_000).default(0),
    match: z.number().min(0).max(1).default(0),
    effects: z
      .array(z.enum(["none", ...effectNames]))
      .max(20)
      .optional(),
    cutout: z.enum(["no", "offered", "yes"]).default("no"),
    ...drawing,
  })
  .superRefine((layer, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if ((layer.box === undefined) === (layer.quad === undefined)) wrong("box", "give either a box or a quad");
    if (layer.face && !layer.quad) wrong("face", "goes with a quad, and with nothing else");
    if (layer.quad && layer.rotationDegrees !== 0) wrong("rotationDegrees", "a quad is turned by its corners");
    if (layer.quad && !isConvex(layer.quad)) {
      wrong("quad", "must be top left, top right, bottom right, bottom left of a plane seen from its front");
    }
    if ((layer.shape === "alpha") !== (layer.mask !== undefined)) {
      wrong("mask", 'goes with shape "alpha", and with no other');
    }
    if ((layer.shape === "path") !== (layer.path !== undefined)) {
      wrong("path", 'goes with shape "path", and with no other');
    }
  });

const textLayer = z.strictObject({
  kind: z.literal("text"),
  field: name("field"),
  label: z.string().min(1).max(60),
  default: z.string().max(60).default(""),
  maxLength: z.number().int().min(1).max(60).default(20),
  required: z.boolean().default(false),
  box,
  rotationDegrees: turn,
  font: z.union([name("font"), file("ttf", "otf", "woff", "woff2")], {
    error: "must be a bundled font's name or a font file ending in ttf, otf, woff, woff2",
  }),
  size: length,
  letterSpacing: z.number().min(-1_000).max(1_000).default(0),
  align: z.enum(["left", "center", "right"]).default("center"),
  color: colour,
  outline: z.strictObject({ color: colour, width: z.number().positive().max(10_000) }).optional(),
  curve: z.number().min(-330).max(330).default(0),
  uppercase: z.boolean().default(false),
  ...drawing,
});

const printSize = z.strictObject({
  name: z.string().min(1).max(40),
  width: z.number().positive().max(5_000),
  height: z.number().positive().max(5_000),
  unit: z.enum(["mm", "in"]),
  dpi: z.number().int().min(72).max(1_200),
});

const output = z
  .strictObject({ format: z.enum(["png", "jpeg", "pdf"]).default("png"), profile: file("icc").optional() })
  .refine(({ format, profile }) => !profile || format !== "png", { path: ["profile"], message: "a PNG has no CMYK" });

/** The most pixels a print may have: 65 × 90 cm at 300 DPI. Twice that no longer fits a render's memory. */
export const mostPrintPixels = 85_000_000;
/** Told at once, and of each so many letters: a document with more is not one that a person wrote. */
const mostProblems = 40;
const mostLetters = 300;
/** How far a size's proportions may be off the canvas's: rounded millimetres. */
const ratioTolerance = 0.005;

const documentSchema = z
  .strictObject({
    format: z.literal(2),
    handle: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "must be lower-case letters, digits and dashes"),
    title: z.string().min(1).max(80),
    canvas: z.strictObject({ width: length, height: length, bleed: z.number().min(0).default(0) }),
    sizes: z.array(printSize).min(1).max(12),
    background: colour,
    output: output.default({ format: "png" }),
    layers: z
      .array(z.discriminatedUnion("kind", [imageLayer, photoLayer, textLayer]))
      .min(1)
      .max(40),
  })
  .superRefine((artwork, context) => {
    const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const slots = artwork.layers.flatMap((layer) => (layer.kind === "photo" ? [layer.slot] : []));
    const fields = artwork.layers.flatMap((layer) => (layer.kind === "text" ? [layer.field] : []));
    if (slots.length < 1 || slots.length > 4) wrong(["layers"], "must hold one to four photo slots");
    if (fields.length > 4) wrong(["layers"], "must hold no more than four texts");
    if (new Set(slots).size < slots.length) wrong(["layers"], "has two slots of one name");
    if (new Set(fields).size < fields.length) wrong(["layers"], "has two texts of one name");
    const trim = trimmedCanvas(artwork.canvas);
    if (trim.width <= 0 || trim.height <= 0) return wrong(["canvas", "bleed"], "leaves nothing of the canvas");
    const names = artwork.sizes.map((size) => size.name);
    if (new Set(names).size < names.length) wrong(["sizes"], "has two sizes of one name");
    for (const [index, size] of artwork.sizes.entries()) {
      const ratio = size.width / size.height / (trim.width / trim.height);
      if (Math.abs(ratio - 1) > ratioTolerance) {
        wrong(
          ["sizes", index],
          `is not of the canvas's proportions, ${round(trim.width)} : ${round(trim.height)} without bleed`,
        );
      }
      const perUnit = size.unit === "mm" ? size.dpi / 25.4 : size.dpi;
      const pixels = size.width * size.height * perUnit * perUnit;
      if (pixels > mostPrintPixels) wrong(["sizes", index], "has more than 85 million pixels; give it a lower dpi");
      if (pixels < 10_000) wrong(["sizes", index], "has fewer than ten thousand pixels; is the unit right?");
    }
  });

/** What an artwork looks like: docs/artwork-format.md. Layers bottom first, lengths in units of the canvas. */
export type ArtworkDocument = z.infer<typeof documentSchema>;
export type PhotoLayer = z.infer<typeof photoLayer>;
export type TextLayer = z.infer<typeof textLayer>;

/** What is wrong with an artwork, each with the line of `artwork.json` where there is one. */
export class ArtworkProblem extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`This artwork can't be used. ${problems.join("; ")}`);
    this.name = "ArtworkProblem";
    this.problems = problems;
  }
}

/**
 * Reads an artwork's document, of this format or the one before. Given as text, what is wrong is told with its line.
 *
 * @throws ArtworkProblem that names every place that is wrong, and why.
 */
export function parseArtworkDocument(given: unknown): ArtworkDocument {
  const isText = typeof given === "string";
  const json = isText ? readJson(given, (problem) => new ArtworkProblem([problem])) : given;
  const result = documentSchema.safeParse(inFormat2(json));
  if (result.success) return result.data;
  const lineOf = isText ? linesOf(given) : () => "";
  const problems = result.error.issues.slice(0, mostProblems).map(({ path, message }) => {
    const reason = message.length > mostLetters ? `${message.slice(0, mostLetters)}…` : message;
    return `${lineOf(path)}${path.join(".") || "artwork"}: ${reason}`;
  });
  throw new ArtworkProblem(problems);
}

export function photoLayers(document: Pick<ArtworkDocument, "layers">): PhotoLayer[] {
  return document.layers.filter((layer) => layer.kind === "photo");
}

export function textLayers(document: Pick<ArtworkDocument, "layers">): TextLayer[] {
  return document.layers.filter((layer) => layer.kind === "text");
}

/** The names of all files it needs, each once. */
export function filesOf({ layers, output }: Pick<ArtworkDocument, "layers" | "output">): string[] {
  const names = layers.flatMap((layer) => {
    if (layer.kind === "image") return layer.file;
    const named = layer.kind === "photo" ? layer.mask : layer.font;
    return named?.includes(".") ? named : [];
  });
  return [...new Set([...names, ...(output.profile ? [output.profile] : [])])];
}

/** The proportions of the photo a slot shows, in units: those of its box, or of a picture in perspective before that. */
export function faceOf({ box, quad, face }: Pick<PhotoLayer, "box" | "quad" | "face">): {
  width: number;
  height: number;
} {
  if (face) return face;
  return quad ? flatSize(quad) : (box ?? { width: 1, height: 1 });
}

/** SHA-256 (hex) of the document and its files' hashes: by it a recipe names an artwork version. */
export function artworkHash(document: ArtworkDocument, fileHashes: Record<string, string>): string {
  return createHash("sha256")
    .update(canonicalJson({ document, files: fileHashes }))
    .digest("hex");
}

/** Every corner turns right, so the corners go round clockwise and nothing is folded over. */
function isConvex(quad: readonly (readonly [number, number])[]): boolean {
  return quad.every(([x, y], at) => {
    const [x1, y1] = quad[(at + 1) % 4] ?? [0, 0];
    const [x2, y2] = quad[(at + 2) % 4] ?? [0, 0];
    return (x1 - x) * (y2 - y1) - (y1 - y) * (x2 - x1) > 0;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
