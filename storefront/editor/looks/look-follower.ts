import { type Refusal, refusalOf } from "../api/refusal.ts";
import type { Framing } from "../crop/framing.ts";
import type { Place } from "../draft.ts";
import type { AppLooks } from "./app-looks.ts";
import { isCurrent, isOfKind, type Look, needsLook, sameFraming } from "./look.ts";
import { Newest } from "./newest.ts";

/** A look follows the photo when that has come to rest; the small ones may lag behind. */
const lookRestMs = 250;
const thumbsRestMs = 700;

interface Thumbs {
  image: HTMLImageElement;
  framing: Framing;
  cutout: boolean;
}

export interface LookHandlers {
  onLook(slotId: string, look: Look): void;
  onThumbs(): void;
  onTrouble(refusal: Refusal): void;
}

/** Keeps what the app draws of each slot in step with how its photo is placed, as soon as the app has the photo. */
export class LookFollower {
  readonly #appLooks: AppLooks;
  readonly #handlers: LookHandlers;
  readonly #looks = new Map<string, Newest>();
  readonly #newestThumbs = new Newest();
  readonly #thumbs = new Map<string, Thumbs>();

  constructor(appLooks: AppLooks, handlers: LookHandlers) {
    this.#appLooks = appLooks;
    this.#handlers = handlers;
  }

  /** A slot's photo in all its looks, side by side, as far as the app has drawn them. */
  thumbsOf({ slot }: Place): HTMLImageElement | undefined {
    return this.#thumbs.get(slot.id)?.image;
  }

  /** `withThumbs`: its looks are on offer now, so all of them are wanted. */
  follow(place: Place, { withThumbs }: { withThumbs: boolean }): void {
    if (place.upload.state.kind !== "received") return;
    this.#followLook(place);
    if (withThumbs && place.slot.effects.length > 1) this.#followThumbs(place);
  }

  /** Another photo came into a slot: what was asked of the one before is not wanted any more. */
  forget(slotId: string): void {
    this.#thumbs.delete(slotId);
    this.#looks.get(slotId)?.drop();
    this.#newestThumbs.drop();
  }

  stop(): void {
    for (const newest of [...this.#looks.values(), this.#newestThumbs]) newest.drop();
  }

  #followLook(place: Place): void {
    const slotId = place.slot.id;
    const newest = this.#looks.get(slotId) ?? new Newest();
    this.#looks.set(slotId, newest);
    newest.drop();
    if (!needsLook(place) || isCurrent(place.look, place)) return;
    newest.ask(isOfKind(place.look, place) ? lookRestMs : 0, async (isNewest) => {
      try {
        const look = await this.#appLooks.look(place);
        if (isNewest()) this.#handlers.onLook(slotId, look);
      } catch (error) {
        if (isNewest()) this.#handlers.onTrouble(refusalOf(error));
      }
    });
  }

  #followThumbs(place: Place): void {
    const { slot, framing, cutout } = place;
    const had = this.#thumbs.get(slot.id);
    this.#newestThumbs.drop();
    if (had && had.cutout === cutout && sameFraming(had.framing, framing)) return;
    this.#newestThumbs.ask(had ? thumbsRestMs : 0, async (isNewest) => {
      const image = await this.#appLooks.thumbs(place).catch(() => null);
      // Without them the plain photo stays; the look that is chosen is asked for by itself, and says what is wrong.
      if (!image || !isNewest()) return;
      this.#thumbs.set(slot.id, { image, framing, cutout });
      this.#handlers.onThumbs();
    });
  }
}
