import { guardForms } from "./form-guard.ts";
import { deskOf } from "./product-desk.ts";

const buttons = ["view", "edit", "remove", "retry"] as const;

/**
 * `<likeness-personalizer>`: drawn by Liquid, woken here. Until the shopper touches it, it only listens: no requests,
 * nothing written. The editor is loaded on the first tap, drop, or when this tab has a choice to bring back.
 */
class LikenessPersonalizer extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    const desk = deskOf(this);
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const take = (file: File | null | undefined) => {
      if (!file) return;
      desk.complain(desk.strings.card.opening);
      delete this.dataset.complaint;
      desk.withEditor((editor) => editor.take(file));
    };

    guardForms(this, desk, signal);

    this.addEventListener(
      "click",
      (event) => {
        const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button,label") : null;
        const button = buttons.find((name) => name === pressed?.dataset.likeness);
        if (button) desk.withEditor((editor) => editor.press(button));
        // The editor travels while the shopper looks for the photo.
        else if (pressed?.dataset.likeness === "choose") desk.loadEditor().catch(() => {});
      },
      { signal },
    );

    this.addEventListener(
      "change",
      ({ target }) => {
        if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
        take(target.files?.[0]);
        target.value = ""; // so that the same file can be chosen again
      },
      { signal },
    );

    for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const) {
      this.addEventListener(
        name,
        (event) => {
          if (!event.dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          const left = name === "dragleave" && !this.contains(event.relatedTarget as Node | null);
          this.toggleAttribute("data-drop", name !== "drop" && !left);
          if (name === "drop") take(event.dataTransfer.files[0]);
        },
        { signal },
      );
    }

    desk.join(this);
    signal.addEventListener("abort", () => desk.leave(this));
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }
}

// Themes run the script again when they morph a section; the first definition stays.
if (!customElements.get("likeness-personalizer")) customElements.define("likeness-personalizer", LikenessPersonalizer);
