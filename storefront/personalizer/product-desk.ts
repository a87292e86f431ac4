import type { Desk, Editor, EditorModule, KeptChoice, ProductFacts, Standing, Strings } from "../desk.ts";
import { forgetChoice, keepChoice, keptChoice } from "./kept-choice.ts";
import { carryLine, formsSelling, variantOf } from "./product-form.ts";

/** How long a product's choice waits, in memory, for a theme to put its widget back after a re-render. */
const farewellMs = 3000;

const desks = new Map<string, ProductDesk>();

/** The desk of the widget's product: one for all its widgets, so a re-rendered section finds its photo again. */
export function deskOf(host: HTMLElement): ProductDesk {
  const facts = readFacts(host.dataset);
  const known = desks.get(facts.productId);
  if (known && known.facts.artworkVersionId === facts.artworkVersionId) return known;
  const desk = new ProductDesk(facts);
  desks.set(facts.productId, desk);
  return desk;
}

/** Where the shopper stands with one product on this page. */
export class ProductDesk implements Desk {
  readonly hosts = new Set<HTMLElement>();
  readonly facts: ProductFacts;
  #strings: Strings | undefined;
  standing: Standing = "empty";
  lineId = "";
  tooSmallFor: KeptChoice["tooSmallFor"] = {};
  #editor: Promise<Editor> | undefined;
  #failures = 0;
  #farewell = 0;

  constructor(facts: ProductFacts) {
    this.facts = facts;
  }

  /** Read when first needed: an async script meets widgets whose insides the parser has yet to reach. */
  get strings(): Strings {
    this.#strings ??= readStrings(this.hosts);
    return this.#strings;
  }

  get variantId(): string {
    const [form] = formsSelling(this.facts);
    return form ? variantOf(form) : "";
  }

  /** A widget appeared. Fetches nothing, unless this tab has chosen a photo for the product before. */
  join(host: HTMLElement): void {
    clearTimeout(this.#farewell);
    this.hosts.add(host);
    if (this.#editor) {
      this.#editor.then((editor) => editor.show(host)).catch(() => {});
      this.#carry();
      return;
    }
    const kept = keptChoice(this.facts);
    if (!kept) return;
    this.stand("chosen", kept);
    whenParsed(() => this.withEditor((editor) => editor.restore(kept)));
  }

  /** A widget left. When none comes back, the editor lets go of its photo, its upload and its listeners. */
  leave(host: HTMLElement): void {
    this.hosts.delete(host);
    clearTimeout(this.#farewell);
    this.#farewell = window.setTimeout(() => {
      if (this.hosts.size) return;
      desks.delete(this.facts.productId);
      this.#editor?.then((editor) => editor.close()).catch(() => {});
    }, farewellMs);
  }

  stand(standing: Standing, kept?: KeptChoice): void {
    this.standing = standing;
    this.lineId = standing === "chosen" && kept ? kept.lineId : "";
    this.tooSmallFor = kept?.tooSmallFor ?? {};
    if (kept) keepChoice(this.facts, kept);
    else forgetChoice(this.facts);
    this.#carry();
  }

  /** Loads the editor if it is not here yet, then does something with it. A failed load may be tried again. */
  withEditor(use: (editor: Editor) => void): void {
    this.loadEditor().then(use, () => this.complain(this.strings.guard.opening_failed));
  }

  loadEditor(): Promise<Editor> {
    this.#editor ??= this.#import().catch((error: unknown) => {
      this.#editor = undefined;
      this.#failures += 1;
      throw error;
    });
    return this.#editor;
  }

  complain(sentence: string): void {
    for (const host of this.hosts) {
      const status = host.querySelector("[data-likeness=status]");
      if (status) status.textContent = sentence;
      host.dataset.complaint = "";
    }
  }

  async #import(): Promise<Editor> {
    const { editorSrc } = this.facts;
    // A browser remembers a module that failed to load; a new address makes it ask again.
    const again = this.#failures ? `${editorSrc.includes("?") ? "&" : "?"}again=${this.#failures}` : "";
    const module: EditorModule = await import(editorSrc + again);
    return module.startEditor(this);
  }

  #carry(): void {
    const [host] = this.hosts;
    if (host) for (const form of formsSelling(this.facts)) carryLine(form, host, this.lineId);
  }
}

function readFacts(data: DOMStringMap): ProductFacts {
  return {
    productId: data.productId ?? "",
    variants: readVariants(data),
    artworkVersionId: data.artworkVersion ?? "",
    artworkTitle: data.artworkTitle ?? "",
    proxyPath: data.proxy ?? "",
    editorSrc: new URL(data.editorSrc ?? "", location.href).href,
    editorCss: data.editorCss ?? "",
  };
}

/** Titles are the options, and the options the sizes; a theme's cached block may have none yet. */
function readVariants({ variantIds = "", variantTitles = "[]" }: DOMStringMap): ProductFacts["variants"] {
  const titles: string[] = JSON.parse(variantTitles);
  const ids = variantIds.split(" ").filter(Boolean);
  return ids.map((id, at) => ({ id, title: titles[at] ?? "" }));
}

function readStrings(hosts: ReadonlySet<HTMLElement>): Strings {
  const [script] = [...hosts].flatMap((host) => [...host.querySelectorAll("[data-likeness=strings]")]);
  return JSON.parse(script?.textContent ?? "{}");
}

function whenParsed(act: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act, { once: true });
  else act();
}
