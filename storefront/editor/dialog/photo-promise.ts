import type { Strings } from "../../desk.ts";
import { element } from "../element.ts";
import { fill } from "../sentences.ts";

/**
 * Says until when the photo is kept, and lets the shopper delete it now: asked twice, for it can't be taken back. `erase` does it;
 * when that fails, it is said and can be tried again.
 */
export function photoPromise(strings: Strings, keptUntil: string | null, erase: () => Promise<void>): HTMLElement {
  const { privacy } = strings;
  const line = element("span", { role: "status", "data-likeness": "kept-until" });
  if (keptUntil) line.textContent = fill(privacy.kept_until, { date: written(keptUntil) });
  const button = element(
    "button",
    { type: "button", class: "likeness-editor__link", "data-likeness": "erase" },
    privacy.erase,
  );
  let sure = false;
  button.addEventListener("click", async () => {
    if (!sure) {
      sure = true;
      line.textContent = privacy.erase_warning;
      button.textContent = privacy.erase_sure;
      return;
    }
    button.disabled = true;
    button.textContent = privacy.erasing;
    try {
      await erase();
    } catch {
      line.textContent = privacy.erase_failed;
      button.textContent = privacy.erase_sure;
      button.disabled = false;
    }
  });
  return element("p", { class: "likeness-editor__promise" }, line, " ", button);
}

/** A date in the page's language. */
function written(iso: string): string {
  const date = new Date(iso);
  try {
    return date.toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" });
  } catch {
    return date.toLocaleDateString(); // the theme names a language that is none
  }
}
