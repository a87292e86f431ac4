import type { Strings } from "../desk.ts";
import { element } from "./element.ts";

/** What the card in the product page shows. `state` is also the hook for styles and tests. */
export interface CardView {
  state: "empty" | "working" | "chosen" | "failed";
  title: string;
  sentence: string;
  /** The sentence says what is wrong, though the state is a good one. */
  complains?: boolean;
  /** 0..1 while something is under way. */
  share?: number;
  picture?: Picture;
  buttons: ("retry" | "edit" | "remove" | "view")[];
}

/** The picture with the shopper's photo: the instant one, or the app's own by its address. */
export type Picture = { kind: "instant"; canvas: HTMLCanvasElement } | { kind: "made"; image: HTMLImageElement };

/** Draws the card into one widget. Sizes never change, so nothing on the page moves. */
export function drawCard(host: HTMLElement, strings: Strings, view: CardView): void {
  const part = (name: string) => host.querySelector<HTMLElement>(`[data-likeness="${name}"]`);
  const say = (name: string, text: string) => {
    const target = part(name);
    if (target && target.textContent !== text) target.textContent = text;
  };

  host.dataset.state = view.state;
  host.toggleAttribute("data-complaint", view.complains ?? false);
  say("title", view.title);
  say("status", view.sentence);
  const fresh = view.state === "empty" || (view.state === "failed" && !view.buttons.includes("retry"));
  host.toggleAttribute("data-fresh", fresh);
  say("choose-label", fresh ? strings.labels.choose : strings.labels.change);
  const percent = Math.floor((view.share ?? 0) * 100);
  host.style.setProperty("--likeness-progress", String(view.share ?? 0));
  part("progress")?.setAttribute("aria-valuenow", String(percent));
  say("percent", `${percent}%`);
  for (const name of ["retry", "edit", "remove"] as const) {
    const button = part(name);
    if (!button) continue;
    const focused = button === document.activeElement;
    button.hidden = !view.buttons.includes(name);
    if (button.hidden && focused) part("input")?.focus({ preventScroll: true });
  }
  hangPicture(host, strings, view);
}

/** Changes the card's picture alone: what the shopper is being told meanwhile stays. */
export function hangPicture(host: HTMLElement, _strings: Strings, { buttons, picture }: CardView): void {
  const frame = host.querySelector('[data-likeness="view"]');
  if (!(frame instanceof HTMLButtonElement)) return;
  frame.disabled = !buttons.includes("view");
  hang(frame, picture);
}

function hang(frame: HTMLButtonElement, picture: Picture | undefined): void {
  const old = frame.querySelector('[data-likeness="picture"]');
  if (!picture) {
    old?.remove();
    return;
  }
  const shown = picture.kind === "made" ? picture.image.src : "instant";
  if (old instanceof HTMLImageElement && old.src === shown) return;
  const hung = picture.kind === "made" ? element("img", { src: shown, alt: "" }) : copyOf(picture.canvas);
  hung.dataset.likeness = "picture";
  hung.dataset.kind = picture.kind;
  if (old) old.replaceWith(hung);
  else frame.append(hung);
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = element("canvas", { width: canvas.width, height: canvas.height });
  copy.getContext("2d")?.drawImage(canvas, 0, 0);
  return copy;
}
