import type { SlotView } from "../../contract.ts";
import type { Framing } from "../crop/framing.ts";
import type { OpenPhoto } from "../photo/open-photo.ts";

/** A photo and how the slot lies on it. */
export interface PlacedPhoto {
  photo: OpenPhoto;
  framing: Framing;
}

/** Draws the photo around the brush's origin, so that the slot's box is `boxWidth` wide there and stands upright. */
export function drawPhoto(brush: CanvasRenderingContext2D, { photo, framing }: PlacedPhoto, boxWidth: number): void {
  const scale = boxWidth / framing.width;
  brush.save();
  brush.rotate((-framing.turnDegrees * Math.PI) / 180);
  brush.scale(scale, scale);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(photo.screen, -framing.centerX, -framing.centerY, photo.widthPx, photo.heightPx);
  brush.restore();
}

/** Fills the slot's shape, its box being 0,0 to width,height; the brush's composite mode decides what that does. */
export function fillShape(
  brush: CanvasRenderingContext2D,
  slot: SlotView,
  mask: HTMLImageElement | undefined,
  width: number,
  height: number,
): void {
  if (mask) {
    brush.drawImage(mask, 0, 0, width, height);
    return;
  }
  brush.beginPath();
  if (slot.shape === "ellipse") brush.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  else brush.rect(0, 0, width, height);
  brush.fill();
}

/** The brush of a canvas. @throws when the browser has run out of them, which ends the editor with a kind sentence. */
export function brushOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("The browser gave no canvas to draw on.");
  return brush;
}
