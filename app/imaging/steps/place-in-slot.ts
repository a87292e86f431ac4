import type { Corners } from "../artwork.ts";
import type { Box, PlacedRaster } from "../raster.ts";
import type { Slot } from "../sheet.ts";
import { type Mapping, warp } from "../warp.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** The upright box on the sheet that holds a slot when it is turned or bent; may reach outside it. */
export function reachOf(slot: Slot): Box {
  if (slot.corners) return boxAround(slot.corners);
  return slot.rotationDegrees === 0 ? boxOf(slot) : turnedBox(boxOf(slot), slot.rotationDegrees);
}

/** A slot's own box, in pixels of the sheet. */
function boxOf({ leftPx, topPx, widthPx, heightPx, finer }: Slot): Box {
  return { leftPx, topPx, widthPx: widthPx / finer, heightPx: heightPx / finer };
}

/** The upright box that holds a box turned about its middle. */
export function turnedBox({ leftPx, topPx, widthPx, heightPx }: Box, rotationDegrees: number): Box {
  const { cos, sin } = turnBy(rotationDegrees);
  const middle = { x: leftPx + widthPx / 2, y: topPx + heightPx / 2 };
  const reach = {
    x: (Math.abs(widthPx * cos) + Math.abs(heightPx * sin)) / 2 + 1,
    y: (Math.abs(widthPx * sin) + Math.abs(heightPx * cos)) / 2 + 1,
  };
  const left = Math.floor(middle.x - reach.x);
  const top = Math.floor(middle.y - reach.y);
  return {
    leftPx: left,
    topPx: top,
    widthPx: Math.ceil(middle.x + reach.x) - left,
    heightPx: Math.ceil(middle.y + reach.y) - top,
  };
}

/** Turns what the slot shows clockwise about the middle of its box, or bends it to its corners, and says where it goes. */
export function placeInSlot({ slot, picture }: SlotPicture): PlacedRaster {
  const { leftPx, topPx, rotationDegrees, corners } = slot;
  if (!corners && rotationDegrees === 0) return { picture, leftPx, topPx };
  const box = reachOf(slot);
  const mapping = corners ? bending(slot, corners, box) : turning(slot, box);
  const size = { widthPx: box.widthPx, heightPx: box.heightPx };
  return { picture: warp(picture, size, mapping, "nothing"), leftPx: box.leftPx, topPx: box.topPx };
}

/** pixel of the box → offset from the middle, turned back → pixel of the flat picture */
function turning(slot: Slot, box: Box): Mapping {
  const { cos, sin } = turnBy(slot.rotationDegrees);
  const { finer } = slot;
  const { leftPx, topPx, widthPx, heightPx } = boxOf(slot);
  const offset = { x: box.leftPx - (leftPx + widthPx / 2), y: box.topPx - (topPx + heightPx / 2) };
  return {
    a: cos * finer,
    b: -sin * finer,
    c: sin * finer,
    d: cos * finer,
    e: (offset.x * cos + offset.y * sin + widthPx / 2) * finer,
    f: (-offset.x * sin + offset.y * cos + heightPx / 2) * finer,
    g: 0,
    h: 0,
  };
}

/**
 * The projective mapping from pixels of the box to the flat picture: the inverse of the one that takes the unit square to
 * the corners. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3.
 */
function bending({ widthPx, heightPx }: Slot, corners: Corners, box: Box): Mapping {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners.map(([x, y]) => [x - box.leftPx, y - box.topPx]) as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ];
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / area;
  const h = (dx1 * dy3 - dx3 * dy1) / area;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  // The adjugate of [a b c; d e f; g h 1], over its last element, then from the unit square to the flat picture's pixels.
  const whole = a * e - b * d;
  return {
    a: ((e - f * h) / whole) * widthPx,
    c: ((c * h - b) / whole) * widthPx,
    e: ((b * f - c * e) / whole) * widthPx,
    b: ((f * g - d) / whole) * heightPx,
    d: ((a - c * g) / whole) * heightPx,
    f: ((c * d - a * f) / whole) * heightPx,
    g: (d * h - e * g) / whole,
    h: (b * g - a * h) / whole,
  };
}

function boxAround(corners: Corners): Box {
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [leftPx, topPx] = [Math.floor(Math.min(...across)) - 1, Math.floor(Math.min(...down)) - 1];
  return {
    leftPx,
    topPx,
    widthPx: Math.ceil(Math.max(...across)) + 1 - leftPx,
    heightPx: Math.ceil(Math.max(...down)) + 1 - topPx,
  };
}

function turnBy(rotationDegrees: number): { cos: number; sin: number } {
  const turn = (rotationDegrees * Math.PI) / 180;
  return { cos: Math.cos(turn), sin: Math.sin(turn) };
}
