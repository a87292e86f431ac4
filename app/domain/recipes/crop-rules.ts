import { z } from "zod";
import type { Crop } from "../../imaging/artwork.ts";

export type { Crop };

export const cropSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  rotationDegrees: z.number(),
});

export type CheckedCrop = { kind: "ok"; crop: Crop } | { kind: "refused"; code: "crop-invalid" | "crop-outside-photo" };

interface Size {
  widthPx: number;
  heightPx: number;
}

/** A browser's arithmetic may reach this far past the photo's edge, as a fraction of it. */
const edgeTolerance = 0.002;
/** And miss the slot's ratio by this much, relatively. */
const ratioTolerance = 0.01;

/** Holds a crop to its photo and its slot. What is allowed comes back rounded, so that one choice has one recipe. */
export function checkCrop(
  crop: Crop,
  { photo, slot }: { photo: Size; slot: { width: number; height: number } },
): CheckedCrop {
  const numbers = [crop.x, crop.y, crop.width, crop.height, crop.rotationDegrees];
  if (!numbers.every(Number.isFinite) || crop.width <= 0 || crop.height <= 0 || Math.abs(crop.rotationDegrees) > 180) {
    return { kind: "refused", code: "crop-invalid" };
  }
  const box = { widthPx: crop.width * photo.widthPx, heightPx: crop.height * photo.heightPx };
  const ratio = box.widthPx / box.heightPx / (slot.width / slot.height);
  if (Math.abs(ratio - 1) > ratioTolerance || box.widthPx < 1 || box.heightPx < 1) {
    return { kind: "refused", code: "crop-invalid" };
  }
  if (!corners(crop, photo).every((corner) => isInside(corner, photo))) {
    return { kind: "refused", code: "crop-outside-photo" };
  }
  return { kind: "ok", crop: rounded(crop) };
}

/** The box's corners in the photo's pixels, after its turn. */
function corners(crop: Crop, photo: Size): { x: number; y: number }[] {
  const [width, height] = [crop.width * photo.widthPx, crop.height * photo.heightPx];
  const centre = { x: (crop.x + crop.width / 2) * photo.widthPx, y: (crop.y + crop.height / 2) * photo.heightPx };
  const [sin, cos] = [
    Math.sin((crop.rotationDegrees * Math.PI) / 180),
    Math.cos((crop.rotationDegrees * Math.PI) / 180),
  ];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right = 0, down = 0]) => ({
    x: centre.x + (right * width * cos - down * height * sin) / 2,
    y: centre.y + (right * width * sin + down * height * cos) / 2,
  }));
}

function isInside({ x, y }: { x: number; y: number }, { widthPx, heightPx }: Size): boolean {
  const [overX, overY] = [edgeTolerance * widthPx + 1, edgeTolerance * heightPx + 1];
  return x >= -overX && y >= -overY && x <= widthPx + overX && y <= heightPx + overY;
}

function rounded(crop: Crop): Crop {
  const six = (value: number) => Math.round(value * 1e6) / 1e6 + 0; // + 0: no negative zero
  return {
    x: six(crop.x),
    y: six(crop.y),
    width: six(crop.width),
    height: six(crop.height),
    rotationDegrees: six(crop.rotationDegrees),
  };
}
