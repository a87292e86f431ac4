import type { Strings } from "../../desk.ts";
import type { Place } from "../draft.ts";
import { element } from "../element.ts";
import { thumbSidePx } from "../looks/app-looks.ts";
import { brushOf, drawPhoto } from "../preview/draw-photo.ts";

export interface LookPickerHandlers {
  onEffect(effect: string): void;
  onCutout(cutout: boolean): void;
}

/** Small pictures of the shopper's own photo in every look on offer, and the switch that takes its background away. */
export class LookPicker {
  readonly #root: HTMLElement;
  readonly #strings: Strings;
  readonly #handlers: LookPickerHandlers;
  readonly #strip = element("div", { class: "likeness-editor__looks" });
  readonly #switch = element("input", { type: "checkbox", role: "switch", "data-likeness": "cutout" });
  readonly #note = element("p", { class: "likeness-editor__note", role: "status", "data-likeness": "look-note" });
  readonly #set: HTMLElement;
  readonly #cutout: HTMLElement;
  #slot = "";

  constructor(root: HTMLElement, strings: Strings, handlers: LookPickerHandlers) {
    this.#root = root;
    this.#strings = strings;
    this.#handlers = handlers;
    this.#set = element("fieldset", {}, element("legend", {}, strings.looks.label), this.#strip);
    this.#cutout = element("label", { class: "likeness-editor__switch" }, this.#switch, strings.looks.cutout);
    root.append(this.#set, this.#cutout, this.#note);
    this.#strip.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.#handlers.onEffect(target.value);
    });
    this.#switch.addEventListener("change", () => this.#handlers.onCutout(this.#switch.checked));
  }

  /** Whether a slot leaves the shopper anything to choose. */
  static offers({ effects, cutout }: Place["slot"]): boolean {
    return effects.length > 1 || cutout !== "no";
  }

  show(place: Place): void {
    const { slot, effect, cutout } = place;
    this.#root.hidden = !LookPicker.offers(slot);
    this.#set.hidden = slot.effects.length < 2;
    this.#cutout.hidden = slot.cutout === "no";
    this.#switch.checked = cutout;
    if (this.#slot !== slot.id) {
      this.#slot = slot.id;
      this.#strip.replaceChildren(...slot.effects.map((name) => this.#look(name, slot.ratio)));
    }
    for (const input of this.#strip.querySelectorAll("input")) input.checked = input.value === effect;
  }

  say(note: string): void {
    if (this.#note.textContent !== note) this.#note.textContent = note;
  }

  /** Fills the small pictures: with the looks the app has drawn, or until they come, with the plain photo. */
  paint(place: Place, looks?: HTMLImageElement): void {
    const count = place.slot.effects.length;
    for (const [index, canvas] of this.#strip.querySelectorAll("canvas").entries()) {
      const brush = brushOf(canvas);
      const { width, height } = canvas;
      brush.clearRect(0, 0, width, height);
      if (looks) {
        const one = looks.naturalWidth / count;
        brush.drawImage(looks, index * one, 0, one, looks.naturalHeight, 0, 0, width, height);
      } else {
        brush.save();
        brush.translate(width / 2, height / 2);
        drawPhoto(brush, place, width);
        brush.restore();
      }
    }
    this.#strip.toggleAttribute("data-waiting", !looks);
  }

  #look(name: string, ratio: number): HTMLElement {
    const long = Math.max(1, ratio);
    const size = {
      width: Math.round((thumbSidePx * ratio) / Math.max(long, ratio)),
      height: Math.round(thumbSidePx / long),
    };
    return element(
      "label",
      { class: "likeness-editor__look-choice" },
      element("input", { type: "radio", name: `likeness-look-${this.#slot}`, value: name }),
      element("canvas", { ...size, "aria-hidden": "true" }),
      element("span", {}, this.#strings.effects[name] ?? name),
    );
  }
}
