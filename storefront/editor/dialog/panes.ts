import type { Draft } from "../draft.ts";
import { type EditorParts, type Pane, panes } from "./editor-parts.ts";
import { LookPicker } from "./look-picker.ts";

/** Photo, look, text: on a phone there is room for one of them at a time, and a row of buttons to change between them. */
export class Panes {
  readonly #parts: EditorParts;

  constructor(parts: EditorParts, signal: AbortSignal) {
    this.#parts = parts;
    for (const pane of panes) {
      parts.paneButtons[pane].addEventListener("click", () => this.choose(pane), { signal });
    }
  }

  show({ artwork: { view } }: Draft): void {
    const { paneRow, paneButtons, dialog } = this.#parts;
    const has = { place: true, look: view.slots.some(LookPicker.offers), text: view.texts.length > 0 };
    paneRow.hidden = !has.look && !has.text;
    for (const pane of panes) paneButtons[pane].hidden = !has[pane];
    if (!dialog.dataset.pane) this.choose("place");
  }

  choose(chosen: Pane): void {
    this.#parts.dialog.dataset.pane = chosen;
    for (const pane of panes) this.#parts.paneButtons[pane].setAttribute("aria-pressed", String(pane === chosen));
  }
}
