import { createHash } from "node:crypto";
import type { Artwork, ArtworkFiles, ArtworkLayer, PhotoLayer, TextLayer } from "./artwork.ts";
import { type Canvas, copyOf, type Drawing, drawOver, plainCanvas } from "./canvas.ts";
import { coverage } from "./coverage.ts";
import { type Box, type PlacedRaster, type Raster, visiblePart, within } from "./raster.ts";
import { rasterise } from "./rasterise.ts";
import { boxOn, canvasOn, type Sheet, type Slot, slotOn } from "./sheet.ts";
import { reachOf } from "./steps/place-in-slot.ts";
import { textReach } from "./steps/set-text.ts";

/** All an artwork decides at one size. What shoppers bring is missing, so it serves every one of them; nobody may change it. */
export interface PreparedArtwork {
  /** The same for the same drawings on the same sheet, and for nothing else. */
  key: string;
  sheet: Sheet;
  /** The artwork with nothing in its slots and no text. */
  empty: Canvas;
  /** By their place among the artwork's layers. */
  openings: ReadonlyMap<number, Opening>;
}

/** A layer that shoppers fill, and the part of the artwork it can change. */
export type Opening = (
  | {
      kind: "photo";
      layer: PhotoLayer;
      slot: Slot;
      /** How much of each pixel of the slot its shape covers, 0–255; null when it covers all of it. */
      mask: Uint8Array | null;
    }
  | { kind: "text"; layer: TextLayer }
) & {
  /** The part of the sheet it reaches; null when it lies outside. */
  box: Box | null;
  /** The artwork in that box, as far as it lies below all openings. */
  below: Canvas | null;
  /** What follows there, bottom first: drawings of the box's size, and openings. Drawings with nothing in it are left out. */
  above: (({ picture: Raster } & Drawing) | { opening: number })[];
};

/** Names an artwork on a sheet by what is in its files, not by what they are called elsewhere. */
export function preparedKey({ canvas, background, layers }: Artwork, files: ArtworkFiles, sheet: Sheet): string {
  const hash = createHash("sha256").update(JSON.stringify([sheet, canvas, background, layers]));
  for (const name of layers.flatMap(filesIn)) {
    hash.update(
      createHash("sha256")
        .update(files.get(name) ?? "")
        .digest(),
    );
  }
  return hash.digest("hex");
}

function filesIn(layer: ArtworkLayer): string[] {
  if (layer.kind === "image") return [layer.file];
  return layer.kind === "photo" && layer.mask !== undefined ? [layer.mask] : [];
}

/**
 * Draws all of an artwork that does not depend on shoppers. Drawing a photo between what this gives changes the same pixels
 * to the same values as drawing every layer in order would. Throws when the artwork names a file it does not have.
 */
export async function prepareArtwork(artwork: Artwork, files: ArtworkFiles, sheet: Sheet): Promise<PreparedArtwork> {
  const openings = new Map<number, Opening>();
  for (const [index, layer] of artwork.layers.entries()) {
    const opening = await openingOf(layer, files, sheet);
    if (opening) openings.set(index, opening);
  }

  const empty = plainCanvas(sheet, artwork.background);
  for (const [index, layer] of artwork.layers.entries()) {
    if (layer.kind !== "image") {
      for (const opening of openings.values()) {
        if (opening.box) opening.below ??= copyOf(empty, opening.box);
        opening.above.push({ opening: index });
      }
      continue;
    }
    const { blend, opacity } = layer;
    const drawn = await drawImageLayer(artwork, layer, files, sheet);
    drawOver(empty, drawn.picture, drawn.leftPx, drawn.topPx, { blend, opacity });
    for (const { box, below, above } of openings.values()) {
      const part = box && below ? visiblePart(drawn, box) : null;
      if (part) above.push({ picture: part, blend, opacity });
    }
    // A layer of a print is a hundred megabytes outside V8's heap, so V8 is in no hurry to let go of it. Where we may, we ask.
    globalThis.gc?.();
  }
  return { key: preparedKey(artwork, files, sheet), sheet, empty, openings };
}

async function openingOf(layer: ArtworkLayer, files: ArtworkFiles, sheet: Sheet): Promise<Opening | null> {
  if (layer.kind === "image") return null;
  const later = { below: null, above: [] };
  if (layer.kind === "text") return { kind: "text", layer, box: within(sheet, textReach(layer, sheet)), ...later };
  const slot = slotOn(sheet, layer);
  return { kind: "photo", layer, slot, mask: await coverage(slot, files), box: within(sheet, reachOf(slot)), ...later };
}

async function drawImageLayer(
  { canvas }: Artwork,
  layer: ArtworkLayer & { kind: "image" },
  files: ArtworkFiles,
  sheet: Sheet,
): Promise<PlacedRaster> {
  const bytes = files.get(layer.file);
  if (!bytes) throw new Error(`the artwork has no file ${layer.file}`);
  const { leftPx, topPx, ...size } = layer.box ? boxOn(sheet, layer.box) : canvasOn(sheet, canvas);
  return { picture: await rasterise(bytes, size), leftPx, topPx };
}

/** What it takes in memory. */
export function preparedBytes({ empty, openings }: PreparedArtwork): number {
  let bytes = empty.data.byteLength;
  for (const opening of openings.values()) {
    bytes += opening.below?.data.byteLength ?? 0;
    if (opening.kind === "photo") bytes += opening.mask?.byteLength ?? 0;
    for (const part of opening.above) if ("picture" in part) bytes += part.picture.data.byteLength;
  }
  return bytes;
}
