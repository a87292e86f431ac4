import { readFile } from "node:fs/promises";
import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument } from "../../app/domain/artworks/artwork-document.ts";
import type { RenderJob } from "../../app/imaging/render-artwork.ts";
import { type Slot, sheetFor, slotOn } from "../../app/imaging/sheet.ts";

export type TargetKind = "print" | "preview";

/** The same picture for every contender: a photo in the ellipse of The Howl, 3000 × 3600 px. */
export interface Case {
  job: RenderJob;
  size: { widthPx: number; heightPx: number };
  slot: Slot;
  photo: Uint8Array;
  /** The crop in pixels of the photo. */
  region: { left: number; top: number; width: number; height: number };
}

/** The crop: the middle of a 4:3 photo, in the slot's ratio of 5:6, as high as the photo allows. */
const crop = { x: 0.21875, y: 0.05, width: 0.5625, height: 0.9, rotationDegrees: 0 };

export async function readCase(photoFile: string, kind: TargetKind, photoSize: { widthPx: number; heightPx: number }) {
  const [bundle] = (await artworkFolder(new URL("../../artworks/", import.meta.url)).list()).filter(
    ({ document }) => parseArtworkDocument(document).handle === "the-howl",
  );
  if (!bundle) throw new Error("the starter artwork is gone");
  const artwork = parseArtworkDocument(bundle.document);
  const layer = artwork.layers.find((one) => one.kind === "photo");
  if (layer?.kind !== "photo") throw new Error("the artwork has no slot");

  const photo = await readFile(photoFile);
  const size = sheetFor(artwork, { kind });
  return {
    job: {
      artwork,
      files: bundle.files,
      photos: { [layer.slot]: { bytes: photo, crop } },
      target: { kind },
    },
    size,
    slot: slotOn(size, layer),
    photo,
    region: {
      left: Math.round(crop.x * photoSize.widthPx),
      top: Math.round(crop.y * photoSize.heightPx),
      width: Math.round(crop.width * photoSize.widthPx),
      height: Math.round(crop.height * photoSize.heightPx),
    },
  } satisfies Case;
}
