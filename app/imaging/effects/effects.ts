import { blackAndWhite } from "./black-and-white.ts";
import { duotone } from "./duotone.ts";
import { type Effect, type EffectName, type EffectSettings, effectNames } from "./effect.ts";
import { halftone } from "./halftone.ts";
import { oil } from "./oil.ts";
import { pencil } from "./pencil.ts";
import { popArt } from "./pop-art.ts";
import { sepia } from "./sepia.ts";
import { vintage } from "./vintage.ts";

/** Each effect holds its settings' types; here, where they come from a recipe, `effectSettings` has checked them. */
const table = {
  "black-and-white": blackAndWhite,
  sepia,
  vintage,
  duotone,
  "pop-art": popArt,
  halftone,
  pencil,
  oil,
};
export const effects = table as unknown as Record<EffectName, Effect>;

export function isEffectName(name: string): name is EffectName {
  return (effectNames as readonly string[]).includes(name);
}

/**
 * All settings of an effect: those given, the defaults for the others. They go into recipes complete, so that a new default
 * changes no old picture.
 *
 * @throws Error that names a setting which is unknown, out of its range, or no colour.
 */
export function effectSettings(name: EffectName, given: EffectSettings = {}): EffectSettings {
  const known = effects[name].settings;
  for (const setting of Object.keys(given)) {
    if (!known[setting]) throw new Error(`${name} has no setting ${setting}`);
  }
  return Object.fromEntries(
    Object.entries(known).map(([setting, rule]) => {
      const value = given[setting] ?? rule.default;
      if (rule.kind === "colour") {
        if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value)) {
          throw new Error(`${name}: ${setting} must be a colour like #2b3557`);
        }
        return [setting, value.toLowerCase()];
      }
      if (typeof value !== "number" || !(value >= rule.min && value <= rule.max)) {
        throw new Error(`${name}: ${setting} must be a number from ${rule.min} to ${rule.max}`);
      }
      return [setting, value];
    }),
  );
}
