import { type EffectName, type EffectSettings, fullWorkPx } from "../effects/effect.ts";
import { effects } from "../effects/effects.ts";
import type { SlotPicture } from "./crop-to-slot.ts";

/** A look with all its settings, as `effectSettings` gives them. */
export interface ChosenEffect {
  name: EffectName;
  settings: EffectSettings;
}

/** Gives the picture the look the shopper chose; without one it stays as it is. */
export async function applyEffect(given: SlotPicture): Promise<SlotPicture> {
  const { effect, slot, at, workPx = fullWorkPx } = given;
  if (!effect) return given;
  const size = { widthPx: slot.widthPx, heightPx: slot.heightPx };
  const ratio = slot.width / slot.height;
  return { ...given, picture: await effects[effect.name].draw({ size, ratio, at, workPx }, effect.settings) };
}
