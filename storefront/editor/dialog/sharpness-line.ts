import type { SizeView } from "../../contract.ts";
import type { Desk } from "../../desk.ts";
import { sizeOf, soldSizes } from "../crop/product-sizes.ts";
import { mayPrint, type Sharpness, sharpnessOf, worstOf } from "../crop/sharpness.ts";
import type { Draft, Place } from "../draft.ts";
import { element } from "../element.ts";
import { fill } from "../sentences.ts";
import type { EditorParts } from "./editor-parts.ts";

/** How the photo will print: in the size the shopper has chosen, and in every other the product is sold in. */
export class SharpnessLine {
  readonly #line: HTMLElement;
  readonly #list: HTMLElement;
  readonly #refused: HTMLElement;
  readonly #desk: Desk;

  constructor({ sharpness, sizes, sizesRefused }: EditorParts, desk: Desk) {
    this.#line = sharpness;
    this.#list = sizes;
    this.#refused = sizesRefused;
    this.#desk = desk;
  }

  show(draft: Draft, place: Place): void {
    const chosen = this.#chosenSize(draft);
    const told = blockedIn(draft, place, chosen) ?? place;
    this.#line.dataset.level = sharpnessOf(draft.artwork.view, told, chosen);
    write(this.#line, this.sentence(draft, place));
    write(this.#refused, this.#refusedSentence(draft, chosen));
    const sizes = this.#sizes(draft);
    this.#list.hidden = sizes.length < 2;
    this.#list.replaceChildren(
      ...sizes.map((size) => {
        const each = levelIn(draft, size);
        const said = element("span", { class: "likeness-editor__unseen" }, `: ${this.#plain(each)}`);
        return element("li", { "data-level": each, title: this.#plain(each) }, element("bdi", {}, size.name), said);
      }),
    );
  }

  sentence(draft: Draft, place: Place): string {
    const chosen = this.#chosenSize(draft);
    const { too_small_size, too_small_other } = this.#desk.strings.sharpness;
    const blocked = blockedIn(draft, place, chosen);
    if (blocked && blocked !== place) return fill(too_small_other, { label: blocked.slot.label, size: chosen.name });
    const level = sharpnessOf(draft.artwork.view, place, chosen);
    const others = this.#sizes(draft).some((size) => mayPrint(levelIn(draft, size)));
    if (!mayPrint(level) && others) return fill(too_small_size, { size: chosen.name });
    return this.#plain(level);
  }

  /** Whether it may be printed in one of the sizes at least. */
  allows(draft: Draft): boolean {
    return this.#sizes(draft).some((size) => mayPrint(levelIn(draft, size)));
  }

  /** Why the other sizes can't be had: a colour and a title say it to nobody with a finger. */
  #refusedSentence(draft: Draft, chosen: SizeView): string {
    if (!mayPrint(levelIn(draft, chosen))) return "";
    const refused = this.#sizes(draft).filter((size) => !mayPrint(levelIn(draft, size)));
    if (refused.length === 0) return "";
    return fill(this.#desk.strings.sharpness.refused_sizes, { sizes: refused.map(({ name }) => name).join(", ") });
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

/** The photo that keeps the picture from being printed in a size: the one in hand, or else another. */
function blockedIn({ artwork, places }: Draft, inHand: Place, size: SizeView): Place | undefined {
  return [inHand, ...places.values()].find((place) => !mayPrint(sharpnessOf(artwork.view, place, size)));
}

function write(line: HTMLElement, sentence: string): void {
  if (line.textContent !== sentence) line.textContent = sentence;
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
