import type { TextView } from "../../contract.ts";
import type { Strings } from "../../desk.ts";
import type { Draft } from "../draft.ts";
import { element } from "../element.ts";
import { unprintableLetters } from "../preview/artwork-fonts.ts";
import { lettersOf } from "../preview/write-text.ts";
import { fill } from "../sentences.ts";

let count = 0;
/** Marks of direction and of no width, which names copied from a chat bring along: no font has them, and nobody can see what is wrong. */
const unseenMarks = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The fields for what is written in the artwork. */
export class TextFields {
  readonly #root: HTMLElement;
  readonly #strings: Strings;
  readonly #onWrite: (field: string, written: string) => void;
  readonly #fields = new Map<string, { input: HTMLInputElement; note: HTMLElement }>();

  constructor(root: HTMLElement, strings: Strings, onWrite: (field: string, written: string) => void) {
    this.#root = root;
    this.#strings = strings;
    this.#onWrite = onWrite;
  }

  show({ artwork, texts }: Draft): void {
    this.#root.hidden = artwork.view.texts.length === 0;
    if (this.#fields.size === 0) this.#root.append(...artwork.view.texts.map((view) => this.#field(view)));
    for (const view of artwork.view.texts) {
      const field = this.#fields.get(view.id);
      const written = texts[view.id] ?? "";
      if (!field) continue;
      if (field.input.value !== written) field.input.value = written;
      const wrong = textProblem(this.#strings, view, written);
      field.input.setAttribute("aria-invalid", String(wrong !== null));
      const said = wrong ?? this.#hint(view, written);
      if (field.note.textContent !== said) field.note.textContent = said;
    }
  }

  /** The first field that can't be printed as it is. */
  firstWrong({ artwork, texts }: Draft): HTMLInputElement | undefined {
    const wrong = artwork.view.texts.find((view) => textProblem(this.#strings, view, texts[view.id] ?? ""));
    return wrong && this.#fields.get(wrong.id)?.input;
  }

  #hint({ required, maxLength }: TextView, written: string): string {
    if (!written && !required) return this.#strings.text.optional;
    return `${lettersOf(written.trim()).length}/${maxLength}`;
  }

  #field(view: TextView): HTMLElement {
    const id = `likeness-text-${++count}`;
    const input = element("input", {
      id,
      type: "text",
      dir: "auto", // a name is read from its own side, whatever the page's
      autocomplete: "off",
      // Letters people see may be several of the browser's, so this is no more than a stop.
      maxlength: view.maxLength * 4,
      "aria-describedby": `${id}-note`,
      "data-likeness": `text-${view.id}`,
    });
    const note = element("span", { id: `${id}-note`, class: "likeness-editor__note" });
    input.addEventListener("input", () => this.#onWrite(view.id, input.value.replace(unseenMarks, "")));
    this.#fields.set(view.id, { input, note });
    return element("div", { class: "likeness-editor__text" }, element("label", { for: id }, view.label), input, note);
  }
}

/** Why a text can't be printed as it is; null when it can. The app has the same rules and the last word. */
function textProblem({ text }: Strings, view: TextView, written: string): string | null {
  const shown = written.trim();
  if (!shown) return view.required ? fill(text.missing, { label: view.label }) : null;
  if (lettersOf(shown).length > view.maxLength) return fill(text.too_long, { count: view.maxLength });
  const letters = unprintableLetters(view, shown);
  return letters.length > 0 ? fill(text.unprintable, { letters: letters.join(" ") }) : null;
}
