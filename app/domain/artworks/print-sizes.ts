import { flatSize, printSize, sheetFor, trimmedCanvas, trimmedPixels } from "../../imaging/sheet.ts";
import type { ArtworkBundle } from "../services.ts";
import { type ArtworkDocument, faceOf, mostPrintPixels, type PhotoLayer } from "./artwork-document.ts";
import { linesOf } from "./json-lines.ts";
import { documentName } from "./read-artwork-archive.ts";

type PrintSize = ArtworkDocument["sizes"][number];

/** What a print measures after cutting. */
export function sizeInches({ width, height, unit }: Pick<PrintSize, "width" | "height" | "unit">) {
  const perInch = unit === "mm" ? 25.4 : 1;
  return { widthInches: width / perInch, heightInches: height / perInch };
}

/** What a slot measures on paper at a size; of a photo in perspective, its longer edges. The smallest size if none is named. */
export function slotInches(document: ArtworkDocument, layer: PhotoLayer, sizeName?: string) {
  const size = sizeName === undefined ? smallestSize(document) : printSize(document, sizeName);
  const { widthInches, heightInches } = sizeInches(size);
  const trim = trimmedCanvas(document.canvas);
  const { width, height } = layer.quad ? flatSize(layer.quad) : faceOf(layer);
  return { widthInches: (width / trim.width) * widthInches, heightInches: (height / trim.height) * heightInches };
}

/** The size that asks least of a photo. */
export function smallestSize({ sizes }: Pick<ArtworkDocument, "sizes">): PrintSize {
  const [first, ...others] = sizes;
  if (!first) throw new Error("an artwork has at least one size");
  const wide = (size: PrintSize) => sizeInches(size).widthInches;
  return others.reduce((small, size) => (wide(size) < wide(small) ? size : small), first);
}

/**
 * The size a product's variant is printed in: the one whose name is the variant's title or one of its options, however
 * spaced and written (`8x10 in`, `8 × 10"`); the first size for every other variant.
 */
export function sizeOfVariant({ sizes }: Pick<ArtworkDocument, "sizes">, variantTitle: string | null): PrintSize {
  const options = [variantTitle ?? "", ...(variantTitle ?? "").split(" / ")].map(bare);
  const [first] = sizes;
  if (!first) throw new Error("an artwork has at least one size");
  return sizes.find((size) => options.includes(bare(size.name))) ?? first;
}

/** Those of a product's options that name a size. */
export function optionsNaming(size: Pick<PrintSize, "name">, options: readonly string[]): string[] {
  return options.filter((option) => bare(option) === bare(size.name));
}

/** How a print's row names a variant's size: empty for the artwork's first, so that lines without a size share its file. */
export function printSizeOf(document: Pick<ArtworkDocument, "sizes">, variantTitle: string | null): string {
  const size = sizeOfVariant(document, variantTitle);
  return size === document.sizes[0] ? "" : size.name;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[×x*]/g, "x")
    .replace(/["”″]|inches|inch/g, "in")
    .replace(/\s+/g, "");
}

/** A size's print in pixels, after cutting, and its density. */
export function printPixels(document: ArtworkDocument, sizeName?: string) {
  const size = printSize(document, sizeName);
  return { ...trimmedPixels(size), dpi: size.dpi };
}

/**
 * Sizes whose sheet, the bleed included, is more than a print may have. No rule of the format: artworks from before there was
 * this one can still be printed.
 */
export function sheetProblems(
  document: ArtworkDocument,
  { document: text }: Pick<ArtworkBundle, "document">,
): string[] {
  const lineOf = typeof text === "string" ? linesOf(text) : () => "";
  return document.sizes.flatMap(({ name }, index) => {
    const { widthPx, heightPx } = sheetFor(document, { kind: "print", size: name });
    if (widthPx * heightPx <= mostPrintPixels) return [];
    const path = ["sizes", index];
    return `${documentName}, ${lineOf(path)}${path.join(".")}: has more than 85 million pixels with its bleed; give it a lower dpi`;
  });
}

/** The size with the most pixels. */
export function largestSize({ sizes }: Pick<ArtworkDocument, "sizes">): PrintSize {
  const pixels = (size: PrintSize) => trimmedPixels(size).widthPx * trimmedPixels(size).heightPx;
  return sizes.reduce((large, size) => (pixels(size) > pixels(large) ? size : large));
}
