import type { SizeView } from "../../contract.ts";
import type { Desk } from "../../desk.ts";
import { sizeOf, soldSizes } from "../crop/product-sizes.ts";
import { mayPrint, type Sharpness, sharpnessOf, worstOf } from "../crop/sharpness.ts";
import type { Draft, Place } from "../draft.ts";
import { element } from "../element.ts";
import { fill } from "../sentences.ts";

/** How the photo will print: in the size the shopper has chosen, and in every other the product is sold in. */
export class SharpnessLine {
  readonly #line: HTMLElement;
  readonly #list: HTMLElement;
  readonly #desk: Desk;

  constructor({ line, list, desk }: { line: HTMLElement; list: HTMLElement; desk: Desk }) {
    this.#line = line;
    this.#list = list;
    this.#desk = desk;
  }

  show(draft: Draft, place: Place): void {
    const level = sharpnessOf(draft.artwork.view, place, this.#chosenSize(draft));
    const sentence = this.sentence(draft, place);
    if (this.#line.textContent !== sentence) {
      this.#line.dataset.level = level;
      this.#line.textContent = sentence;
    }
    const sizes = this.#sizes(draft);
    this.#list.hidden = sizes.length < 2;
    this.#list.replaceChildren(
      ...sizes.map((size) => {
        const each = levelIn(draft, size);
        const said = element("span", { class: "likeness-editor__unseen" }, `: ${this.#plain(each)}`);
        return element("li", { "data-level": each, title: this.#plain(each) }, size.name, said);
      }),
    );
  }

  sentence(draft: Draft, place: Place): string {
    const chosen = this.#chosenSize(draft);
    const level = sharpnessOf(draft.artwork.view, place, chosen);
    const others = this.#sizes(draft).some((size) => mayPrint(levelIn(draft, size)));
    if (!mayPrint(level) && others) return fill(this.#desk.strings.sharpness.too_small_size, { size: chosen.name });
    return this.#plain(level);
  }

  /** Whether it may be printed in one of the sizes at least. */
  allows(draft: Draft): boolean {
    return this.#sizes(draft).some((size) => mayPrint(levelIn(draft, size)));
  }

  #plain(level: Sharpness): string {
    const { sharp, soft, too_small, too_small_photo } = this.#desk.strings.sharpness;
    return { sharp, soft, "too-small": too_small, "too-small-photo": too_small_photo }[level];
  }

  #sizes({ artwork }: Draft): SizeView[] {
    return soldSizes(artwork.view, this.#desk.facts.variants);
  }

  #chosenSize({ artwork }: Draft): SizeView {
    const { facts, variantId } = this.#desk;
    return sizeOf(
      artwork.view,
      facts.variants.find(({ id }) => id === variantId),
    );
  }
}

function levelIn({ artwork, places }: Draft, size: SizeView): Sharpness {
  return worstOf([...places.values()].map((place) => sharpnessOf(artwork.view, place, size)));
}

/** The variants a choice is too small for, and their size. */
export function tooSmallFor(draft: Draft, { variants }: Desk["facts"]): Record<string, string> {
  const { view } = draft.artwork;
  const refused = variants.filter((variant) => !mayPrint(levelIn(draft, sizeOf(view, variant))));
  return Object.fromEntries(refused.map((variant) => [variant.id, sizeOf(view, variant).name]));
}
