import type { Desk } from "../../desk.ts";
import type { Picture } from "../card.ts";
import { element } from "../element.ts";
import { Modal } from "./modal.ts";
import { photoPromise } from "./photo-promise.ts";

/** What is known of the photos in the picture, and how they are deleted. */
export interface Kept {
  until: string | null;
  erase(): Promise<void>;
}

/** One at a time: a second press while the first is being opened is the same press. */
let onTheWall: Modal | undefined;

/**
 * Shows the picture as large as the window allows, until the shopper closes it. With `kept`, also how long the photo is kept, and
 * a way to delete it.
 */
export async function showPicture(desk: Desk, picture: Picture, kept?: Kept): Promise<void> {
  if (onTheWall) return;
  const { editor } = desk.strings;
  const shown =
    picture.kind === "made" ? element("img", { src: picture.image.src, alt: editor.view_title }) : picture.canvas;
  const close = element(
    "button",
    { type: "button", class: "likeness-editor__primary", "data-likeness": "close-view" },
    editor.close,
  );
  const bottom = element("div", { class: "likeness-editor__bottom" }, close);
  const dialog = element(
    "dialog",
    {
      class: "likeness-editor likeness-editor--picture",
      "data-likeness": "picture-view",
      "aria-label": editor.view_title,
    },
    element("div", { class: "likeness-editor__wall" }, shown),
    bottom,
  );
  const leave = () => {
    modal.close();
    onTheWall = undefined;
  };
  const modal = new Modal(dialog, desk.facts.editorCss, leave);
  onTheWall = modal;
  close.addEventListener("click", leave);
  if (kept) {
    const erase = async () => {
      await kept.erase();
      leave();
    };
    bottom.prepend(photoPromise(desk.strings, kept.until, erase));
  }
  await modal.open(desk.hosts);
}
