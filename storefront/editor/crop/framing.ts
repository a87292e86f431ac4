import type { Crop } from "../../contract.ts";

/**
 * How a slot lies on a photo, in pixels of the upright photo: the slot's box has its centre here and this width, and is
 * turned clockwise by so many degrees. On screen the box stands still and the photo moves the other way.
 */
export interface Framing {
  centerX: number;
  centerY: number;
  turnDegrees: number;
  width: number;
  /** The width asked for; a tilted box may have to be smaller for a while. Infinity: as wide as the photo allows. */
  wantedWidth: number;
}

/** What does not change while a photo is placed: its size, and the slot's width divided by its height. */
export interface Frame {
  photoWidthPx: number;
  photoHeightPx: number;
  ratio: number;
}

/** How far one can zoom in, counted from the widest box. */
export const maxZoom = 8;

/** The widest box of the slot's ratio that lies in the photo at this turn. */
export function widestBox({ photoWidthPx, photoHeightPx, ratio }: Frame, turnDegrees: number): number {
  const { cos, sin } = spread(turnDegrees);
  return Math.min(photoWidthPx / (cos + sin / ratio), photoHeightPx / (sin + cos / ratio));
}

/** The same framing, as wide as wanted and possible, pushed back inside the photo. Every change ends here. */
export function settle(frame: Frame, framing: Omit<Framing, "width">): Framing {
  const turnDegrees = normalTurn(framing.turnDegrees);
  const widest = widestBox(frame, turnDegrees);
  const width = clamp(framing.wantedWidth, widest / maxZoom, widest);
  const { cos, sin } = spread(turnDegrees);
  const halfWidth = (width * (cos + sin / frame.ratio)) / 2;
  const halfHeight = (width * (sin + cos / frame.ratio)) / 2;
  return {
    centerX: clamp(framing.centerX, halfWidth, frame.photoWidthPx - halfWidth),
    centerY: clamp(framing.centerY, halfHeight, frame.photoHeightPx - halfHeight),
    turnDegrees,
    width,
    wantedWidth: framing.wantedWidth,
  };
}

/** As much of the photo as the slot can show, from its middle. */
export function startFraming(frame: Frame): Framing {
  const middle = { centerX: frame.photoWidthPx / 2, centerY: frame.photoHeightPx / 2 };
  return settle(frame, { ...middle, turnDegrees: 0, wantedWidth: Number.POSITIVE_INFINITY });
}

/** A point on the screen, in fractions of the box's width, from the box's centre. */
export interface Spot {
  x: number;
  y: number;
}

const center: Spot = { x: 0, y: 0 };

/** Moves the photo under the box, in fractions of the box's width; a drag to the right shows what was left of it. */
export function moveBy(frame: Frame, framing: Framing, by: Spot): Framing {
  const moved = onPhoto(framing, { x: -by.x, y: -by.y });
  return settle(frame, { ...framing, centerX: moved.x, centerY: moved.y });
}

/** Zooms in (factor > 1) or out; the photo stays under the spot. */
export function zoomBy(frame: Frame, framing: Framing, factor: number, at: Spot = center): Framing {
  const widest = widestBox(frame, framing.turnDegrees);
  const width = clamp(framing.width / factor, widest / maxZoom, widest);
  const wantedWidth = width >= widest * 0.9999 ? Number.POSITIVE_INFINITY : width;
  return settle(frame, { ...keeping(framing, { ...framing, width }, at), wantedWidth });
}

/** Turns the photo clockwise on screen (so the box the other way); the photo stays under the spot. */
export function turnBy(frame: Frame, framing: Framing, degrees: number, at: Spot = center): Framing {
  return settle(frame, keeping(framing, { ...framing, turnDegrees: framing.turnDegrees - degrees }, at));
}

/** 1 is the widest box, `maxZoom` the narrowest. */
export function zoomOf(frame: Frame, framing: Framing): number {
  return widestBox(frame, framing.turnDegrees) / framing.width;
}

/** Degrees the photo leans clockwise on screen from its nearest quarter turn: more than -45, at most 45. */
export function tiltOf({ turnDegrees }: Framing): number {
  const quarter = Math.round(turnDegrees / 90) * 90;
  return quarter - turnDegrees + 0;
}

/** So much smaller is what is stored, so that rounding never leaves the photo. */
const shrink = 1 - 1e-6;

/** The framing as the numbers the app stores. */
export function toCrop(frame: Frame, framing: Framing): Crop {
  const rotationDegrees = round(framing.turnDegrees, 2);
  const settled = settle(frame, { ...framing, turnDegrees: rotationDegrees });
  const widthPx = settled.width * shrink;
  const width = widthPx / frame.photoWidthPx;
  const height = widthPx / frame.ratio / frame.photoHeightPx;
  return {
    x: round(settled.centerX / frame.photoWidthPx - width / 2, 9),
    y: round(settled.centerY / frame.photoHeightPx - height / 2, 9),
    width: round(width, 9),
    height: round(height, 9),
    rotationDegrees,
  };
}

/** The framing that stored numbers tell. */
export function fromCrop(frame: Frame, { x, y, width, height, rotationDegrees }: Crop): Framing {
  return settle(frame, {
    centerX: (x + width / 2) * frame.photoWidthPx,
    centerY: (y + height / 2) * frame.photoHeightPx,
    turnDegrees: rotationDegrees,
    wantedWidth: (width * frame.photoWidthPx) / shrink,
  });
}

/** Where a spot on the screen lies on the photo. */
function onPhoto({ centerX, centerY, width, turnDegrees }: Framing, { x, y }: Spot): { x: number; y: number } {
  const turn = (turnDegrees * Math.PI) / 180;
  return {
    x: centerX + (x * Math.cos(turn) - y * Math.sin(turn)) * width,
    y: centerY + (x * Math.sin(turn) + y * Math.cos(turn)) * width,
  };
}

/** `after`, moved so that the photo under the spot is what it was `before`. */
function keeping(before: Framing, after: Framing, at: Spot): Framing {
  const held = onPhoto(before, at);
  const slipped = onPhoto(after, at);
  return {
    ...after,
    centerX: after.centerX + held.x - slipped.x,
    centerY: after.centerY + held.y - slipped.y,
  };
}

function spread(degrees: number): { cos: number; sin: number } {
  const turn = (degrees * Math.PI) / 180;
  return { cos: Math.abs(Math.cos(turn)), sin: Math.abs(Math.sin(turn)) };
}

/** -180 < turn ≤ 180 */
function normalTurn(degrees: number): number {
  const turn = ((degrees % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}
