import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument } from "../../app/domain/artworks/artwork-document.ts";
import { openPhoto } from "../../app/imaging/open-photo.ts";
import type { Size } from "../../app/imaging/raster.ts";
import type { RenderJob } from "../../app/imaging/render-artwork.ts";
import { type Slot, sheetFor, slotOn } from "../../app/imaging/sheet.ts";
import { makeWorkingCopy } from "../../app/imaging/working-copy.ts";
import { phonePhoto, softMatte } from "./phone-photo.ts";

export const sceneKinds = ["print PNG", "print JPEG", "preview", "preview from the working copy", "cut-out"] as const;
export type SceneKind = (typeof sceneKinds)[number];

/** A picture and the part of it that fills the slot, in its own pixels. */
export interface Source {
  bytes: Uint8Array;
  region: { left: number; top: number; width: number; height: number };
}

/** One picture to be made, as data for any contender: a photo in the ellipse of The Howl. */
export interface Scene {
  kind: SceneKind;
  /** For our pipeline. */
  job: RenderJob;
  size: Size;
  slot: Slot;
  photo: Source;
  /** The photo as it was uploaded: what the naive way starts from. */
  original: Source;
  /** What of the photo is in front, white on black. */
  matte: Source | undefined;
}

/** A photo and what is made of it once, at upload. */
export interface Photo {
  name: string;
  original: Uint8Array;
  workingCopy: Uint8Array;
  matte: Uint8Array;
  size: Size;
  smallSize: Size;
  matteSize: Size;
}

/** The crop: the middle of a 4:3 photo, in the slot's ratio of 5:6, as high as the photo allows. */
const crop = { x: 0.21875, y: 0.05, width: 0.5625, height: 0.9, rotationDegrees: 0 };

/** The Howl as a starter has it, at the size of a large print: 4500 × 5400 px. */
const largeSize = { name: "15 × 18 in", width: 15, height: 18, unit: "in", dpi: 300 } as const;

export async function readArtwork(): Promise<Pick<RenderJob, "artwork" | "files">> {
  const bundles = await artworkFolder(new URL("../../artworks/", import.meta.url)).list();
  for (const { document, files } of bundles) {
    const artwork = parseArtworkDocument(document);
    if (artwork.handle === "the-howl") return { artwork: { ...artwork, sizes: [largeSize] }, files };
  }
  throw new Error("the starter artwork is gone");
}

export async function takePhoto(name: string, size: Size): Promise<Photo> {
  const original = await phonePhoto(size);
  const copy = await makeWorkingCopy(await openPhoto(original));
  const matte = await softMatte();
  return { name, original, workingCopy: copy.bytes, matte: matte.bytes, size, smallSize: copy, matteSize: matte };
}

export function sceneOf(
  { artwork, files }: Pick<RenderJob, "artwork" | "files">,
  photo: Photo,
  kind: SceneKind,
): Scene {
  const layer = artwork.layers.find((one) => one.kind === "photo");
  if (layer?.kind !== "photo") throw new Error("the artwork has no slot");
  const isSmall = kind === "preview from the working copy";
  const bytes = isSmall ? photo.workingCopy : photo.original;
  const source = isSmall ? "working-copy" : "photo";
  const matte = kind === "cut-out" ? photo.matte : undefined;
  const target = targets[kind];
  const size = sheetFor(artwork, target);
  const original = sourceOf(photo.original, photo.size);
  return {
    kind,
    job: { artwork, files, photos: { [layer.slot]: { bytes, source, crop, matte } }, target },
    size,
    slot: slotOn(size, layer),
    photo: isSmall ? sourceOf(bytes, photo.smallSize) : original,
    original,
    matte: matte && sourceOf(matte, photo.matteSize),
  };
}

const targets: Record<SceneKind, RenderJob["target"]> = {
  "print PNG": { kind: "print", format: "png" },
  "print JPEG": { kind: "print", format: "jpeg" },
  preview: { kind: "preview" },
  "preview from the working copy": { kind: "preview" },
  "cut-out": { kind: "print", format: "png" },
};

function sourceOf(bytes: Uint8Array, { widthPx, heightPx }: Size): Source {
  const region = {
    left: Math.round(crop.x * widthPx),
    top: Math.round(crop.y * heightPx),
    width: Math.round(crop.width * widthPx),
    height: Math.round(crop.height * heightPx),
  };
  return { bytes, region };
}
