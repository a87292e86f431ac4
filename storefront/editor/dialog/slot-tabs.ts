import type { Strings } from "../../desk.ts";
import type { Draft } from "../draft.ts";
import { element } from "../element.ts";
import { fill } from "../sentences.ts";

/** One button for each photo of an artwork that takes several. */
export class SlotTabs {
  readonly #row: HTMLElement;
  readonly #strings: Strings;
  readonly #onChoose: (slotId: string) => void;

  constructor(row: HTMLElement, strings: Strings, onChoose: (slotId: string) => void) {
    this.#row = row;
    this.#strings = strings;
    this.#onChoose = onChoose;
  }

  show({ artwork, places }: Draft, active: string): void {
    const { slots } = artwork.view;
    this.#row.hidden = slots.length < 2;
    if (this.#row.children.length !== slots.length) this.#row.replaceChildren(...slots.map(({ id }) => this.#tab(id)));
    const { slot_filled, slot_open } = this.#strings.editor;
    for (const [index, { id, label }] of slots.entries()) {
      const tab = this.#row.children[index];
      if (!(tab instanceof HTMLElement)) continue;
      const filled = places.has(id);
      tab.toggleAttribute("data-filled", filled);
      tab.setAttribute("aria-pressed", String(id === active));
      tab.setAttribute("aria-label", fill(filled ? slot_filled : slot_open, { label }));
      if (tab.textContent !== label) tab.textContent = label;
    }
  }

  #tab(id: string): HTMLButtonElement {
    const tab = element("button", { type: "button", class: "likeness-editor__tab", "data-likeness": `slot-${id}` });
    tab.addEventListener("click", () => this.#onChoose(id));
    return tab;
  }
}
