import type { SlotView } from "../../contract.ts";
import { brushOf, drawPhoto, fillShape, type PlacedPhoto } from "../preview/draw-photo.ts";

/** Free room around the slot's shape, so that one sees what is left out. */
const margin = 0.11;
const dimmed = "rgb(18 18 20 / 66%)";
const outline = "#fff";
/** A shape with a soft edge, drawn over itself so often, has a hard one. */
const hardeningCoats = 12;

/** Draws the photo under the slot's own shape: bright inside, dimmed outside. */
export class CropStage {
  /** The slot's box in CSS pixels. */
  boxWidth = 1;
  readonly #canvas: HTMLCanvasElement;
  readonly #slot: SlotView;
  readonly #ratio: number;
  readonly #mask: HTMLImageElement | undefined;
  #veil = document.createElement("canvas");
  #density = 1;

  constructor(canvas: HTMLCanvasElement, slot: SlotView, mask: HTMLImageElement | undefined) {
    this.#canvas = canvas;
    this.#slot = slot;
    this.#ratio = slot.ratio;
    this.#mask = mask;
  }

  /** Sizes in CSS pixels. */
  resize(width: number, height: number): void {
    this.#density = Math.min(2, devicePixelRatio || 1);
    this.#canvas.width = Math.max(1, Math.round(width * this.#density));
    this.#canvas.height = Math.max(1, Math.round(height * this.#density));
    const room = 1 - margin * 2;
    this.boxWidth = Math.max(1, Math.min(width * room, height * room * this.#ratio));
    this.#veil = this.#weaveVeil();
  }

  draw(placed: PlacedPhoto): void {
    const { width, height } = this.#canvas;
    const brush = brushOf(this.#canvas);
    brush.clearRect(0, 0, width, height);
    brush.save();
    brush.translate(width / 2, height / 2);
    drawPhoto(brush, placed, this.boxWidth * this.#density);
    brush.restore();
    brush.drawImage(this.#veil, 0, 0);
  }

  /** The dimmed part and the shape's outline; drawn once per size. */
  #weaveVeil(): HTMLCanvasElement {
    const veil = this.#sheet();
    const brush = brushOf(veil);
    brush.fillStyle = dimmed;
    brush.fillRect(0, 0, veil.width, veil.height);
    brush.globalCompositeOperation = "destination-out";
    this.#fillSlot(brush);
    brush.globalCompositeOperation = "source-over";
    brush.drawImage(this.#outline(), 0, 0);
    return veil;
  }

  /** The shape grown by the line's width, and the shape cut out of it. A soft edge counts as inside. */
  #outline(): HTMLCanvasElement {
    const line = 1.5 * this.#density;
    const shape = this.#sheet();
    const scissors = brushOf(shape);
    for (let coat = 0; coat < hardeningCoats; coat++) this.#fillSlot(scissors);

    const grown = this.#sheet();
    const brush = brushOf(grown);
    for (let step = 0; step < 24; step++) {
      const angle = (step / 24) * Math.PI * 2;
      brush.drawImage(shape, Math.cos(angle) * line, Math.sin(angle) * line);
    }
    brush.globalCompositeOperation = "source-in";
    brush.fillStyle = outline;
    brush.fillRect(0, 0, grown.width, grown.height);
    brush.globalCompositeOperation = "destination-out";
    brush.drawImage(shape, 0, 0);
    return grown;
  }

  #sheet(): HTMLCanvasElement {
    const sheet = document.createElement("canvas");
    sheet.width = this.#canvas.width;
    sheet.height = this.#canvas.height;
    return sheet;
  }

  #fillSlot(brush: CanvasRenderingContext2D): void {
    const width = this.boxWidth * this.#density;
    const height = width / this.#ratio;
    brush.save();
    brush.fillStyle = "#000";
    brush.translate((this.#canvas.width - width) / 2, (this.#canvas.height - height) / 2);
    fillShape(brush, this.#slot, this.#mask, width, height);
    brush.restore();
  }
}
