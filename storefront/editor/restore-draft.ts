import type { PersonalizationView } from "../contract.ts";
import { Refusal } from "./api/refusal.ts";
import type { ShopperApi } from "./api/shopper-api.ts";
import { fromCrop } from "./crop/framing.ts";
import { type Draft, emptyDraft, newPlace, withPlace } from "./draft.ts";
import { openCopy } from "./photo/open-photo.ts";
import type { OpenArtwork } from "./preview/open-artwork.ts";
import { receivedPhoto } from "./upload/photo-source.ts";

/**
 * A choice of an earlier visit to this page, to go on from: its photos are with the app, and this browser's to see. The one
 * about to be replaced is left out. @throws Refusal
 */
export async function restoreDraft(
  api: ShopperApi,
  artwork: OpenArtwork,
  saved: PersonalizationView,
  replacedSlot?: string,
): Promise<Draft> {
  const wanted = saved.photos.filter(({ slot }) => slot !== replacedSlot);
  const places = await Promise.all(
    wanted.map(async ({ slot: slotId, photoId, crop, effect, cutout }) => {
      const slot = artwork.view.slots.find(({ id }) => id === slotId);
      if (!slot) throw new Refusal("slot-unknown");
      const place = newPlace(slot, await openCopy(await api.viewPhoto(photoId)), receivedPhoto(photoId));
      return { ...place, framing: fromCrop(place.frame, crop), effect, cutout };
    }),
  );
  return places.reduce(withPlace, { ...emptyDraft(artwork), texts: textsOf(artwork, saved) });
}

/** What was written; a field left empty stays empty. */
function textsOf({ view }: OpenArtwork, { texts }: PersonalizationView): Record<string, string> {
  return Object.fromEntries(view.texts.map(({ id }) => [id, texts[id] ?? ""]));
}
