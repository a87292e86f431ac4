import type { Picture } from "../card.ts";
import type { Draft } from "../draft.ts";
import { ArtworkPainter } from "./artwork-painter.ts";

/** Large enough for the picture's own dialog. */
const widthPx = 900;

/** The artwork with the photos as they are placed now, for the card. */
export function instantPicture(draft: Draft): Picture {
  const canvas = document.createElement("canvas");
  const painter = new ArtworkPainter(canvas, draft.artwork);
  painter.resize(widthPx);
  painter.paint(draft);
  return { kind: "instant", canvas };
}
