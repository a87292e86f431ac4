import type { ShopperApi } from "../api/shopper-api.ts";
import { toCrop } from "../crop/framing.ts";
import type { Place } from "../draft.ts";
import { loadImage } from "../preview/open-artwork.ts";
import type { Look } from "./look.ts";

/** Sharp enough for the preview, and small enough to come at once. */
const lookSidePx = 640;
export const thumbSidePx = 128;

/** Asks the app for a photo in looks; the browser has no hand in drawing them, so they are what will be printed. */
export class AppLooks {
  readonly #api: ShopperApi;
  readonly #artworkVersionId: string;

  constructor(api: ShopperApi, artworkVersionId: string) {
    this.#api = api;
    this.#artworkVersionId = artworkVersionId;
  }

  /** The place as it is now, in its chosen look. @throws Refusal */
  async look(place: Place): Promise<Look> {
    const { framing, effect, cutout } = place;
    return { ...(await this.#ask(place, [effect], lookSidePx)), framing, effect, cutout };
  }

  /** All looks on offer, side by side in their order. @throws Refusal */
  async thumbs(place: Place): Promise<HTMLImageElement> {
    return (await this.#ask(place, place.slot.effects, thumbSidePx)).image;
  }

  async #ask({ slot, upload, frame, framing, cutout }: Place, effects: string[], longSidePx: number) {
    const photoId = await upload.received();
    const crop = toCrop(frame, framing);
    const artworkVersionId = this.#artworkVersionId;
    const asked = { artworkVersionId, slot: slot.id, photoId, crop, effects, cutout, longSidePx };
    const { picture, confidence } = await this.#api.readLooks(asked);
    const url = URL.createObjectURL(picture);
    try {
      return { image: await loadImage(url), confidence };
    } finally {
      URL.revokeObjectURL(url);
    }
  }
}
