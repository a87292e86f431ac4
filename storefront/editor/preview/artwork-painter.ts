import type { SlotView } from "../../contract.ts";
import { brushOf, drawPhoto, fillShape, type PlacedPhoto } from "./draw-photo.ts";
import type { OpenArtwork } from "./open-artwork.ts";

/**
 * Paints the artwork with the shopper's photo at one size, quickly enough to follow a finger: neighbouring picture
 * layers are flattened once, so a frame costs one photo and two pictures.
 */
export class ArtworkPainter {
  readonly #artwork: OpenArtwork;
  readonly #canvas: HTMLCanvasElement;
  #sheets: (HTMLCanvasElement | SlotView)[] = [];
  #cutout = document.createElement("canvas");

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
  paint(photos: ReadonlyMap<string, PlacedPhoto>): void {
    const { width, height } = this.#canvas;
    const brush = brushOf(this.#canvas);
    brush.fillStyle = this.#artwork.view.background ?? "#fff";
    brush.fillRect(0, 0, width, height);
    for (const sheet of this.#sheets) {
      if (sheet instanceof HTMLCanvasElement) {
        brush.drawImage(sheet, 0, 0);
        continue;
      }
      const placed = photos.get(sheet.id);
      if (placed) this.#paintSlot(brush, sheet, placed);
    }
  }

  #paintSlot(brush: CanvasRenderingContext2D, slot: SlotView, placed: PlacedPhoto): void {
    const left = slot.box.x * this.#canvas.width;
    const top = slot.box.y * this.#canvas.height;
    const width = slot.box.width * this.#canvas.width;
    const height = slot.box.height * this.#canvas.height;

    const cutout = this.#cutout;
    cutout.width = Math.ceil(width);
    cutout.height = Math.ceil(height);
    const scissors = brushOf(cutout);
    scissors.translate(width / 2, height / 2);
    drawPhoto(scissors, placed, width);
    scissors.translate(-width / 2, -height / 2);
    scissors.globalCompositeOperation = "destination-in";
    fillShape(scissors, slot, this.#artwork.masks.get(slot.id), width, height);

    brush.save();
    brush.translate(left + width / 2, top + height / 2);
    brush.rotate((slot.rotationDegrees * Math.PI) / 180);
    brush.drawImage(cutout, -width / 2, -height / 2);
    brush.restore();
  }

  #flatten(): (HTMLCanvasElement | SlotView)[] {
    const sheets: (HTMLCanvasElement | SlotView)[] = [];
    for (const layer of this.#artwork.layers) {
      if (layer.kind === "photo") {
        const slot = this.#artwork.view.slots.find(({ id }) => id === layer.slot);
        if (slot) sheets.push(slot);
        continue;
      }
      const last = sheets.at(-1);
      const sheet = last instanceof HTMLCanvasElement ? last : this.#newSheet();
      if (sheet !== last) sheets.push(sheet);
      const brush = brushOf(sheet);
      brush.imageSmoothingQuality = "high";
      brush.drawImage(layer.image, 0, 0, sheet.width, sheet.height);
    }
    return sheets;
  }

  #newSheet(): HTMLCanvasElement {
    const sheet = document.createElement("canvas");
    sheet.width = this.#canvas.width;
    sheet.height = this.#canvas.height;
    return sheet;
  }
}
