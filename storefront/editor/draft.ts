import type { SlotView } from "../contract.ts";
import type { Frame, Framing } from "./crop/framing.ts";
import type { OpenPhoto } from "./photo/open-photo.ts";
import type { OpenArtwork } from "./preview/open-artwork.ts";
import type { PhotoUpload } from "./upload/photo-upload.ts";

/** A photo being placed: where it is shown, how, and how far its upload has come. */
export interface Draft {
  artwork: OpenArtwork;
  slot: SlotView;
  photo: OpenPhoto;
  upload: PhotoUpload;
  frame: Frame;
  framing: Framing;
}

/** The slot's shape on this photo. The ratio is that of the slot in the artwork's own pixels. */
export function frameOf({ view }: OpenArtwork, slot: SlotView, photo: OpenPhoto): Frame {
  return {
    photoWidthPx: photo.widthPx,
    photoHeightPx: photo.heightPx,
    ratio: (slot.box.width * view.widthPx) / (slot.box.height * view.heightPx),
  };
}
