import type { Raster } from "../raster.ts";
import { warp } from "../warp.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** Pixels and where on the canvas their top-left lies; may reach outside it. */
export interface Piece {
  picture: Raster;
  leftPx: number;
  topPx: number;
}

/** Turns what the slot shows clockwise about the middle of its box, and says where it goes. */
export function turnSlot({ slot, picture }: SlotPicture): Piece {
  const { leftPx, topPx, widthPx, heightPx, rotationDegrees } = slot;
  if (rotationDegrees === 0) return { picture, leftPx, topPx };

  const turn = (rotationDegrees * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const middle = { x: leftPx + widthPx / 2, y: topPx + heightPx / 2 };
  const reach = {
    x: (Math.abs(widthPx * cos) + Math.abs(heightPx * sin)) / 2 + 1,
    y: (Math.abs(widthPx * sin) + Math.abs(heightPx * cos)) / 2 + 1,
  };
  const left = Math.floor(middle.x - reach.x);
  const top = Math.floor(middle.y - reach.y);
  const size = { widthPx: Math.ceil(middle.x + reach.x) - left, heightPx: Math.ceil(middle.y + reach.y) - top };

  // canvas pixel → offset from the middle, turned back → pixel of the slot's box
  const offset = { x: left - middle.x, y: top - middle.y };
  const mapping = {
    a: cos,
    b: -sin,
    c: sin,
    d: cos,
    e: offset.x * cos + offset.y * sin + widthPx / 2,
    f: -offset.x * sin + offset.y * cos + heightPx / 2,
  };
  return { picture: warp(picture, size, mapping, "nothing"), leftPx: left, topPx: top };
}
