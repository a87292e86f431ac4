import { flatSize, type Sheet, sheetFor, trimmedCanvas } from "../../imaging/sheet.ts";
import { DomainError } from "../errors.ts";
import { offeredEffects } from "../recipes/slot-recipe.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import {
  type ArtworkDocument,
  faceOf,
  type PhotoLayer,
  parseArtworkDocument,
  type TextLayer,
} from "./artwork-document.ts";
import { hasMask, layerKey, maskKey, placeOfLayer } from "./artwork-files.ts";
import { optionsNaming, printPixels, sizeInches } from "./print-sizes.ts";
import { fontParts } from "./read-font.ts";

/** Long enough for a shopper to think it over. */
const linkSeconds = 6 * 3_600;

/**
 * An artwork as the widget draws it: what is left of the canvas after cutting. Places are fractions of its width and height,
 * lengths (text, outlines) fractions of its width; layers bottom first.
 */
export async function viewOfferedArtwork(
  services: Services,
  {
    shopId,
    artworkVersionId,
    options = [],
  }: { shopId: string; artworkVersionId: string; options?: readonly string[] /** Of the product's variants. */ },
) {
  const version = isRowId(artworkVersionId)
    ? await services.db.artworkVersion.findFirst({ where: { id: artworkVersionId, shopId } })
    : null;
  if (!version) throw new DomainError("artwork-unknown");

  const document = parseArtworkDocument(version.document);
  const sheet = sheetFor(document, { kind: "preview" });
  const files = version.files as Record<string, string>;
  const link = (key: string) => services.links.read(key, { contentType: "image/webp", expiresInSeconds: linkSeconds });

  const layers = [];
  const slots = [];
  const texts = [];
  for (const layer of document.layers) {
    const { blend, opacity } = layer;
    if (layer.kind === "image") {
      const url = await link(layerKey(files[layer.file] ?? "", placeOfLayer(document, layer)));
      layers.push({ kind: layer.kind, url, blend, opacity });
      continue;
    }
    if (layer.kind === "text") {
      layers.push({ kind: layer.kind, field: layer.field, blend, opacity });
      texts.push({ ...viewText(document, layer), fonts: await fontParts(services, version, layer) });
      continue;
    }
    layers.push({ kind: layer.kind, slot: layer.slot, blend, opacity });
    const mask = hasMask(layer) && {
      maskUrl: await link(maskKey(shopId, { version: version.sha256, slot: layer.slot })),
    };
    slots.push({ ...viewSlot(document, sheet, layer), ...mask });
  }
  const { sharpnessWarnDpi, sharpnessBlockDpi } = await readSettings(services, { shopId });
  return {
    id: version.id,
    title: document.title,
    ...printPixels(document),
    sizes: document.sizes.map((size) => ({
      name: size.name,
      ...printPixels(document, size.name),
      widthInches: sizeInches(size).widthInches,
      options: optionsNaming(size, options),
    })),
    background: document.background,
    slots,
    texts,
    layers,
    sharpness: { warnDpi: sharpnessWarnDpi, blockDpi: sharpnessBlockDpi },
  };
}

export type OfferedArtwork = Awaited<ReturnType<typeof viewOfferedArtwork>>;

function viewSlot(document: ArtworkDocument, sheet: Sheet, layer: PhotoLayer) {
  const trim = trimmedCanvas(document.canvas);
  const face = faceOf(layer);
  const printed = layer.quad ? flatSize(layer.quad) : face;
  return {
    id: layer.slot,
    label: layer.label,
    ...(layer.box && { box: fractions(document, layer.box) }),
    ...(layer.quad && {
      quad: layer.quad.map(([x, y]) => [(x - sheet.left) / trim.width, (y - sheet.top) / trim.height]),
    }),
    /** Width by height of the photo it shows. */
    ratio: face.width / face.height,
    /** How much of the print's width the photo takes, for its sharpness. */
    widthShare: printed.width / trim.width,
    shape: layer.shape,
    rotationDegrees: layer.rotationDegrees,
    effects: offeredEffects(layer),
    cutout: layer.cutout,
  };
}

function viewText(document: ArtworkDocument, layer: TextLayer) {
  const { width } = trimmedCanvas(document.canvas);
  const { field, label, maxLength, required, rotationDegrees, align, color, curve, uppercase, outline } = layer;
  return {
    id: field,
    label,
    default: layer.default,
    maxLength,
    required,
    box: fractions(document, layer.box),
    rotationDegrees,
    size: layer.size / width,
    letterSpacing: layer.letterSpacing / width,
    align,
    color,
    curve,
    uppercase,
    ...(outline && { outline: { color: outline.color, width: outline.width / width } }),
  };
}

function fractions({ canvas }: ArtworkDocument, { x, y, width, height }: NonNullable<PhotoLayer["box"]>) {
  const trim = trimmedCanvas(canvas);
  return {
    x: (x - canvas.bleed) / trim.width,
    y: (y - canvas.bleed) / trim.height,
    width: width / trim.width,
    height: height / trim.height,
  };
}
