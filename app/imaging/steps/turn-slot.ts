import type { Box, Raster } from "../raster.ts";
import type { Slot } from "../target.ts";
import { warp } from "../warp.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** Pixels and where on the canvas their top-left lies; may reach outside it. */
export interface Piece {
  picture: Raster;
  leftPx: number;
  topPx: number;
}

/** The upright box on the canvas that holds a slot when it is turned; may reach outside it. */
export function turnedBox({ leftPx, topPx, widthPx, heightPx, rotationDegrees }: Slot): Box {
  if (rotationDegrees === 0) return { leftPx, topPx, widthPx, heightPx };
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

/** Turns what the slot shows clockwise about the middle of its box, and says where it goes. */
export function turnSlot({ slot, picture }: SlotPicture): Piece {
  const { leftPx, topPx, widthPx, heightPx, rotationDegrees } = slot;
  if (rotationDegrees === 0) return { picture, leftPx, topPx };

  const { cos, sin } = turnBy(rotationDegrees);
  const box = turnedBox(slot);
  // canvas pixel → offset from the middle, turned back → pixel of the slot's box
  const offset = { x: box.leftPx - (leftPx + widthPx / 2), y: box.topPx - (topPx + heightPx / 2) };
  const mapping = {
    a: cos,
    b: -sin,
    c: sin,
    d: cos,
    e: offset.x * cos + offset.y * sin + widthPx / 2,
    f: -offset.x * sin + offset.y * cos + heightPx / 2,
  };
  const size = { widthPx: box.widthPx, heightPx: box.heightPx };
  return { picture: warp(picture, size, mapping, "nothing"), leftPx: box.leftPx, topPx: box.topPx };
}

function turnBy(rotationDegrees: number): { cos: number; sin: number } {
  const turn = (rotationDegrees * Math.PI) / 180;
  return { cos: Math.cos(turn), sin: Math.sin(turn) };
}
