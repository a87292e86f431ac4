import type { SlotView } from "../../contract.ts";
import type { Framing } from "../crop/framing.ts";
import { isOfKind, type Look, needsLook } from "../looks/look.ts";
import type { OpenPhoto } from "../photo/open-photo.ts";

/** A photo and how the slot lies on it. */
export interface PlacedPhoto {
  photo: OpenPhoto;
  framing: Framing;
}

export interface PhotoWithLook extends PlacedPhoto {
  effect: string;
  cutout: boolean;
  look?: Look;
}

/** Draws the photo around the brush's origin, so that the slot's box is `boxWidth` wide there and stands upright. */
export function drawPhoto(brush: CanvasRenderingContext2D, { photo, framing }: PlacedPhoto, boxWidth: number): void {
  onPhoto(brush, framing, boxWidth, () => {
    brush.drawImage(photo.screen, -framing.centerX, -framing.centerY, photo.widthPx, photo.heightPx);
  });
}

/**
 * The same in the look that was chosen, as far as the app has drawn it: a look keeps its place on the photo while that is
 * moved on. The plain photo shows where it does not reach, but not behind a cut-out.
 */
export function drawLook(brush: CanvasRenderingContext2D, placed: PhotoWithLook, boxWidth: number): void {
  const { framing, look } = placed;
  const drawn = needsLook(placed) && isOfKind(look, placed) ? look : null;
  if (!drawn?.cutout) drawPhoto(brush, placed, boxWidth);
  if (drawn) layLook(brush, framing, drawn, boxWidth);
}

function layLook(brush: CanvasRenderingContext2D, framing: Framing, look: Look, boxWidth: number): void {
  const { image, framing: drawn } = look;
  onPhoto(brush, framing, boxWidth, () => {
    const height = (drawn.width * image.naturalHeight) / image.naturalWidth;
    brush.translate(drawn.centerX - framing.centerX, drawn.centerY - framing.centerY);
    brush.rotate((drawn.turnDegrees * Math.PI) / 180);
    brush.drawImage(image, -drawn.width / 2, -height / 2, drawn.width, height);
  });
}

/** Lets the brush draw in pixels of the photo, counted from where the middle of the slot is. */
function onPhoto(brush: CanvasRenderingContext2D, framing: Framing, boxWidth: number, draw: () => void): void {
  const scale = boxWidth / framing.width;
  brush.save();
  brush.rotate((-framing.turnDegrees * Math.PI) / 180);
  brush.scale(scale, scale);
  brush.imageSmoothingQuality = "high";
  draw();
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
