import type { SlotView, TextView } from "../../contract.ts";
import type { Draft, Place } from "../draft.ts";
import { familyOf } from "./artwork-fonts.ts";
import { type Corners, drawBent } from "./bend.ts";
import { brushOf, drawLook, fillShape } from "./draw-photo.ts";
import type { OpenArtwork } from "./open-artwork.ts";
import { writeText } from "./write-text.ts";

/** What is painted one after the other. */
type Sheet = { blend: string; opacity: number } & (
  | { kind: "picture"; canvas: HTMLCanvasElement }
  | { kind: "slot"; slot: SlotView }
  | { kind: "text"; text: TextView }
);

/**
 * Paints the artwork with the shopper's photos and texts at one size, quickly enough to follow a finger: neighbouring
 * picture layers are flattened once, so a frame costs one photo a slot and a few pictures.
 */
export class ArtworkPainter {
  readonly #artwork: OpenArtwork;
  readonly #canvas: HTMLCanvasElement;
  readonly #flat = document.createElement("canvas");
  readonly #bent = document.createElement("canvas");
  #sheets: Sheet[] = [];

  constructor(canvas: HTMLCanvasElement, artwork: OpenArtwork) {
    this.#canvas = canvas;
    this.#artwork = artwork;
  }

  /** Sets the size in device pixels; flattens again only when it changed. */
  resize(widthPx: number): void {
    const { view } = this.#artwork;
    const width = Math.max(1, Math.round(widthPx));
    if (width === this.#canvas.width && this.#sheets.length) return;
    this.#canvas.width = width;
    this.#canvas.height = Math.max(1, Math.round((width * view.heightPx) / view.widthPx));
    this.#sheets = this.#flatten();
  }

  /** A slot without a photo stays open. */
  paint({ places, texts }: Pick<Draft, "places" | "texts">): void {
    const { width, height } = this.#canvas;
    const brush = brushOf(this.#canvas);
    for (const sheet of this.#sheets) {
      brush.globalCompositeOperation = operationOf(sheet.blend);
      brush.globalAlpha = sheet.opacity;
      if (sheet.kind === "picture") brush.drawImage(sheet.canvas, 0, 0);
      if (sheet.kind === "slot") this.#paintSlot(brush, places.get(sheet.slot.id));
      if (sheet.kind === "text") {
        const family = familyOf(this.#artwork.view, sheet.text);
        writeText(brush, sheet.text, { written: texts[sheet.text.id] ?? "", family, width, height });
      }
    }
  }

  #paintSlot(brush: CanvasRenderingContext2D, place: Place | undefined): void {
    if (!place) return;
    const { width, height } = this.#canvas;
    const { box, quad, rotationDegrees } = place.slot;
    if (quad) {
      const corners = quad.map(([x, y]) => [x * width, y * height]) as unknown as Corners;
      this.#cutFlat(place, longestWidth(corners));
      clear(this.#bent, width, height);
      drawBent(brushOf(this.#bent), this.#flat, corners);
      brush.drawImage(this.#bent, 0, 0);
      return;
    }
    if (!box) return;
    const [wide, high] = [box.width * width, box.height * height];
    this.#cutFlat(place, wide);
    brush.save();
    brush.translate(box.x * width + wide / 2, box.y * height + high / 2);
    brush.rotate((rotationDegrees * Math.PI) / 180);
    brush.drawImage(this.#flat, -wide / 2, -high / 2);
    brush.restore();
  }

  /** What the slot shows before it is turned or bent, in its shape. */
  #cutFlat(place: Place, width: number): void {
    const height = width / place.slot.ratio;
    clear(this.#flat, Math.ceil(width), Math.ceil(height));
    const scissors = brushOf(this.#flat);
    scissors.translate(width / 2, height / 2);
    drawLook(scissors, place, width);
    scissors.translate(-width / 2, -height / 2);
    scissors.globalCompositeOperation = "destination-in";
    fillShape(scissors, place.slot, this.#artwork.masks.get(place.slot.id), width, height);
  }

  /** Pictures that lie on each other without the photos between them become one. */
  #flatten(): Sheet[] {
    const { view, layers } = this.#artwork;
    const ground = this.#newSheet();
    const base = brushOf(ground.canvas);
    base.fillStyle = view.background ?? "#fff";
    base.fillRect(0, 0, ground.canvas.width, ground.canvas.height);

    const sheets: Sheet[] = [ground];
    for (const layer of layers) {
      const { blend, opacity } = layer;
      if (layer.kind === "photo") {
        const slot = view.slots.find(({ id }) => id === layer.slot);
        if (slot) sheets.push({ kind: "slot", slot, blend, opacity });
      } else if (layer.kind === "text") {
        const text = view.texts.find(({ id }) => id === layer.field);
        if (text) sheets.push({ kind: "text", text, blend, opacity });
      } else {
        const below = sheets.at(-1);
        // A blend needs all that is below it: only on the ground is that there already.
        const joins = below === ground || (below?.kind === "picture" && below.blend === blend && blend === "normal");
        const sheet = joins && below?.kind === "picture" ? below : this.#newSheet(blend);
        if (sheet !== below) sheets.push(sheet);
        const brush = brushOf(sheet.canvas);
        brush.imageSmoothingQuality = "high";
        brush.globalCompositeOperation = operationOf(sheet === ground ? blend : "normal");
        brush.globalAlpha = opacity;
        brush.drawImage(layer.image, 0, 0, sheet.canvas.width, sheet.canvas.height);
      }
    }
    return sheets;
  }

  #newSheet(blend = "normal"): Sheet & { kind: "picture" } {
    const canvas = document.createElement("canvas");
    clear(canvas, this.#canvas.width, this.#canvas.height);
    return { kind: "picture", canvas, blend, opacity: 1 };
  }
}

/** A blend mode as the canvas calls it. */
function operationOf(blend: string): GlobalCompositeOperation {
  return blend === "normal" ? "source-over" : (blend as GlobalCompositeOperation);
}

/** Setting a canvas's size empties it and lays its brush down. */
function clear(canvas: HTMLCanvasElement, width: number, height: number): void {
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
}

function longestWidth([topLeft, topRight, bottomRight, bottomLeft]: Corners): number {
  return Math.max(
    Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]),
    Math.hypot(bottomRight[0] - bottomLeft[0], bottomRight[1] - bottomLeft[1]),
  );
}
