import type { Framing } from "../crop/framing.ts";

/** The app's drawing of what a slot shows: the photo in an effect, without its background, or both. */
export interface Look {
  image: HTMLImageElement;
  /** What it was drawn of. */
  framing: Framing;
  effect: string;
  cutout: boolean;
  /** 0–1 for a cut-out: below a half it may look wrong. */
  confidence: number | null;
}

export interface Wanted {
  framing: Framing;
  effect: string;
  cutout: boolean;
}

/** Whether the photo alone does not show it. */
export function needsLook({ effect, cutout }: Wanted): boolean {
  return effect !== "none" || cutout;
}

/** Whether a look is of the wanted kind, of whatever part of the photo. */
export function isOfKind(look: Look | undefined, { effect, cutout }: Wanted): look is Look {
  return look !== undefined && look.effect === effect && look.cutout === cutout;
}

export function isCurrent(look: Look | undefined, wanted: Wanted): boolean {
  return isOfKind(look, wanted) && sameFraming(look.framing, wanted.framing);
}

export function sameFraming(one: Framing, other: Framing): boolean {
  return (
    one.centerX === other.centerX &&
    one.centerY === other.centerY &&
    one.width === other.width &&
    one.turnDegrees === other.turnDegrees
  );
}
