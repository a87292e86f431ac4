import type { Desk } from "../../desk.ts";
import type { Place } from "../draft.ts";
import type { AppLooks } from "../looks/app-looks.ts";
import type { Look } from "../looks/look.ts";
import { LookFollower } from "../looks/look-follower.ts";
import { refusalSentence } from "../sentences.ts";
import { LookPicker } from "./look-picker.ts";

export interface LooksPanelHandlers {
  onChoose(choice: { effect: string } | { cutout: boolean }): void;
  onLook(slotId: string, look: Look): void;
  onThumbs(): void;
}

/** Below this a cut-out may look wrong, and the shopper is told. */
const doubtful = 0.5;

/** The looks on offer for a slot, as the app draws them. */
export class LooksPanel {
  readonly #strings: Desk["strings"];
  readonly #picker: LookPicker;
  readonly #follower: LookFollower;
  /** The slot being worked on: what is said is about it alone. */
  #activeSlot = "";

  constructor(root: HTMLElement, { strings }: Desk, appLooks: AppLooks, handlers: LooksPanelHandlers) {
    this.#strings = strings;
    this.#picker = new LookPicker(root, strings, {
      onEffect: (effect) => {
        this.#picker.say("");
        handlers.onChoose({ effect });
      },
      onCutout: (cutout) => {
        this.#picker.say(cutout ? strings.looks.cutout_waiting : "");
        handlers.onChoose({ cutout });
      },
    });
    this.#follower = new LookFollower(appLooks, {
      onLook: (slotId, look) => {
        handlers.onLook(slotId, look);
        if (slotId === this.#activeSlot) this.#picker.say(this.#doubtOf(look));
      },
      onThumbs: handlers.onThumbs,
      onTrouble: (refusal) => this.#picker.say(refusalSentence(strings, refusal)),
    });
  }

  show(place: Place): void {
    this.#picker.show(place);
    this.#picker.paint(place, this.#follower.thumbsOf(place));
  }

  /** The photo was placed otherwise, or has come to the app. */
  follow(place: Place, { isActive }: { isActive: boolean }): void {
    this.#follower.follow(place, { withThumbs: isActive });
  }

  /** Another photo came into a slot, or another slot is worked on; `look`: what the app has drawn of it. */
  begin(slotId: string, { another, look }: { another: boolean; look: Look | undefined }): void {
    this.#activeSlot = slotId;
    if (another) this.#follower.forget(slotId);
    this.#picker.say(look ? this.#doubtOf(look) : "");
  }

  #doubtOf({ cutout, confidence }: Look): string {
    return cutout && (confidence ?? 1) < doubtful ? this.#strings.looks.cutout_doubtful : "";
  }

  stop(): void {
    this.#follower.stop();
  }
}
