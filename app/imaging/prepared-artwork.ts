import { createHash } from "node:crypto";
import type { Artwork, ArtworkFiles } from "./artwork.ts";
import { type Canvas, copyOf, drawOver, plainCanvas } from "./canvas.ts";
import { coverage } from "./coverage.ts";
import { type Box, type Raster, type Size, visiblePart, within } from "./raster.ts";
import { rasterise } from "./rasterise.ts";
import { turnedBox } from "./steps/turn-slot.ts";
import { type Slot, slotOn } from "./target.ts";

/** All an artwork decides at one size. The photos alone are missing, so it serves every shopper; nobody may change it. */
export interface PreparedArtwork {
  /** The same for the same drawings at the same size, and for nothing else. */
  key: string;
  /** The artwork with nothing in its slots. */
  empty: Canvas;
  slots: ReadonlyMap<string, PreparedSlot>;
}

/** A slot, and the part of the artwork its photo can change. */
export interface PreparedSlot {
  slot: Slot;
  /** How much of each pixel of the slot its shape covers, 0–255; null when it covers all of it. */
  mask: Uint8Array | null;
  /** The part of the canvas the turned slot reaches; null when it lies outside. */
  box: Box | null;
  /** The artwork in that box, as far as it lies below all photos. */
  below: Canvas | null;
  /** What follows there, bottom first: drawings of the box's size, and slots by name. Drawings with nothing in it are left out. */
  above: (Raster | string)[];
}

/** Names an artwork at a size by what is in its files, not by what they are called elsewhere. */
export function preparedKey({ print, background, layers }: Artwork, files: ArtworkFiles, size: Size): string {
  const hash = createHash("sha256").update(JSON.stringify([size, print, background, layers]));
  for (const layer of layers) {
    const file = layer.kind === "image" ? layer.file : layer.mask;
    if (file === undefined) continue;
    hash.update(
      createHash("sha256")
        .update(files.get(file) ?? "")
        .digest(),
    );
  }
  return hash.digest("hex");
}

/**
 * Draws all of an artwork that does not depend on photos. Drawing a photo between what this gives changes the same pixels to
 * the same values as drawing every layer in order would. Throws when the artwork names a file it does not have.
 */
export async function prepareArtwork(artwork: Artwork, files: ArtworkFiles, size: Size): Promise<PreparedArtwork> {
  const slots = new Map<string, PreparedSlot>();
  for (const layer of artwork.layers) {
    if (layer.kind !== "photo") continue;
    const slot = slotOn(size, artwork, layer);
    const box = within(size, turnedBox(slot));
    slots.set(layer.slot, { slot, mask: await coverage(slot, files), box, below: null, above: [] });
  }

  const empty = plainCanvas(size, artwork.background);
  for (const layer of artwork.layers) {
    if (layer.kind === "photo") {
      for (const slot of slots.values()) {
        if (slot.box) slot.below ??= copyOf(empty, slot.box);
        slot.above.push(layer.slot);
      }
      continue;
    }
    const bytes = files.get(layer.file);
    if (!bytes) throw new Error(`the artwork has no file ${layer.file}`);
    const raster = await rasterise(bytes, size);
    drawOver(empty, raster);
    for (const { box, below, above } of slots.values()) {
      const part = box && below ? visiblePart(raster, box) : null;
      if (part) above.push(part);
    }
  }
  return { key: preparedKey(artwork, files, size), empty, slots };
}

/** What it takes in memory. */
export function preparedBytes({ empty, slots }: PreparedArtwork): number {
  let bytes = empty.data.byteLength;
  for (const { mask, below, above } of slots.values()) {
    bytes += (mask?.byteLength ?? 0) + (below?.data.byteLength ?? 0);
    for (const layer of above) if (typeof layer !== "string") bytes += layer.data.byteLength;
  }
  return bytes;
}
