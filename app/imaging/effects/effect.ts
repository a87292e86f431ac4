import { type Raster, type Size, sizeTimes } from "../raster.ts";

/** The looks a photo can have beside its own. */
export const effectNames = [
  "black-and-white",
  "sepia",
  "vintage",
  "duotone",
  "pop-art",
  "halftone",
  "pencil",
  "oil",
] as const;
export type EffectName = (typeof effectNames)[number];

export type EffectSetting =
  | { kind: "number"; min: number; max: number; default: number; does: string }
  | { kind: "colour"; default: string; does: string };

/** All of an effect's settings, by name. */
export type EffectSettings = Record<string, number | string>;

/**
 * What a slot shows of its photo, at whatever size an effect wants to look at it. The raster of a size is shared: nobody may
 * change it.
 */
export interface PhotoView {
  /** What the result must have. */
  size: Size;
  /** Width by height before it was rounded to pixels: what repeats over the picture is counted by it. */
  ratio: number;
  at(size: Size): Promise<Raster>;
  /** Long side of the picture that effects with a brush or a pen work on: the same for preview and print. */
  workPx: number;
}

/**
 * A look. It keeps the photo's opacity, and comes out the same at every scale: a print made small is its preview. So what
 * looks at neighbours works at one size whatever the target, and lengths are shares of the picture's long side.
 */
export interface Effect<Settings extends EffectSettings = EffectSettings> {
  settings: { [Name in keyof Settings]: EffectSetting };
  draw(view: PhotoView, settings: Settings): Promise<Raster>;
}

/** Long side of the work for previews and prints. */
export const fullWorkPx = 1800;

/**
 * The result's size, but no smaller than half the work's: bending tones does not commute with making a picture smaller, so
 * small results are made of larger ones.
 */
export function fineSize({ size, workPx }: PhotoView): Size {
  return sizeTimes(size, Math.max(1, (workPx * 0.55) / Math.max(size.widthPx, size.heightPx)));
}

/** The work's size: the result's own proportions with that long side, whatever the result's size. */
export function workSize({ size, workPx }: Pick<PhotoView, "size" | "workPx">): Size {
  return sizeTimes(size, workPx / Math.max(size.widthPx, size.heightPx));
}
