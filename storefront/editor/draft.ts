import type { SlotView } from "../contract.ts";
import { type Frame, type Framing, startFraming } from "./crop/framing.ts";
import type { Look } from "./looks/look.ts";
import type { OpenPhoto } from "./photo/open-photo.ts";
import type { OpenArtwork } from "./preview/open-artwork.ts";
import type { PhotoSource } from "./upload/photo-source.ts";

/** A photo in one slot: which part of it is shown, in which look, and how far it has come. */
export interface Place {
  slot: SlotView;
  photo: OpenPhoto;
  upload: PhotoSource;
  frame: Frame;
  framing: Framing;
  effect: string;
  cutout: boolean;
  /** The app's newest drawing of its look; the framing or the look may have changed since. */
  look?: Look;
}

/** A choice as it is being made. Never changed: each change makes another. */
export interface Draft {
  artwork: OpenArtwork;
  /** By slot; slots without a photo are missing. */
  places: ReadonlyMap<string, Place>;
  /** By field. */
  texts: Readonly<Record<string, string>>;
}

export function emptyDraft(artwork: OpenArtwork): Draft {
  const texts = Object.fromEntries(artwork.view.texts.map((text) => [text.id, text.default]));
  return { artwork, places: new Map(), texts };
}

/** A photo as it first lies in a slot. */
export function newPlace(slot: SlotView, photo: OpenPhoto, upload: PhotoSource): Place {
  const frame = { photoWidthPx: photo.widthPx, photoHeightPx: photo.heightPx, ratio: slot.ratio };
  const effect = slot.effects[0] ?? "none";
  return { slot, photo, upload, frame, framing: startFraming(frame), effect, cutout: slot.cutout === "yes" };
}

export function withPlace(draft: Draft, place: Place): Draft {
  return { ...draft, places: new Map(draft.places).set(place.slot.id, place) };
}

/** A photo in a slot, in the look that the one before it had there. */
export function withPhoto(draft: Draft, place: Place): Draft {
  const before = draft.places.get(place.slot.id);
  return withPlace(draft, before ? { ...place, effect: before.effect, cutout: before.cutout } : place);
}

export function emptySlots({ artwork, places }: Draft): SlotView[] {
  return artwork.view.slots.filter(({ id }) => !places.has(id));
}

/** Stops the uploads of a draft nobody wants any more, but for those other drafts go on with. */
export function stopUploads(draft: Draft | undefined, ...others: (Draft | undefined)[]): void {
  const kept = new Set(others.flatMap((other) => uploadsOf(other)));
  for (const upload of uploadsOf(draft)) if (!kept.has(upload)) upload.stop();
}

function uploadsOf(draft: Draft | undefined): PhotoSource[] {
  return [...(draft?.places.values() ?? [])].map(({ upload }) => upload);
}
