import type { Desk } from "../../desk.ts";
import type { Picture } from "../card.ts";
import { element } from "../element.ts";
import { Modal } from "./modal.ts";

/** Shows the picture as large as the window allows, until the shopper closes it. */
export async function showPicture(desk: Desk, picture: Picture): Promise<void> {
  const { editor } = desk.strings;
  const shown =
    picture.kind === "made" ? element("img", { src: picture.image.src, alt: editor.view_title }) : picture.canvas;
  const close = element(
    "button",
    { type: "button", class: "likeness-editor__primary", "data-likeness": "close-view" },
    editor.close,
  );
  const dialog = element(
    "dialog",
    {
      class: "likeness-editor likeness-editor--picture",
      "data-likeness": "picture-view",
      "aria-label": editor.view_title,
    },
    element("div", { class: "likeness-editor__wall" }, shown),
    element("footer", { class: "likeness-editor__bottom" }, close),
  );
  const modal = new Modal(dialog, desk.facts.editorCss, () => modal.close());
  close.addEventListener("click", () => modal.close());
  const [host] = desk.hosts;
  await modal.open(host);
}
