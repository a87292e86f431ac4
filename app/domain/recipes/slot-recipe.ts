import type { Image } from "@prisma/client";
import { effectNames } from "../../imaging/effects/effect.ts";
import { effectSettings, isEffectName } from "../../imaging/effects/effects.ts";
import { type ArtworkDocument, faceOf, type PhotoLayer } from "../artworks/artwork-document.ts";
import { slotInches } from "../artworks/print-sizes.ts";
import { DomainError } from "../errors.ts";
import { ensureCutout } from "../photos/ensure-cutout.ts";
import type { Services } from "../services.ts";
import { type Crop, checkCrop } from "./crop-rules.ts";
import type { SlotRecipe } from "./recipe.ts";
import { effectiveDpi, sharpnessOf } from "./sharpness.ts";

/** What a shopper says of one slot, beside which photo. What is left out is as the artwork has it. */
export interface SlotChoice {
  crop: Crop;
  /** One of those the artwork offers; "none" is the photo as it is. */
  effect?: string | undefined;
  cutout?: boolean | undefined;
}

/** The looks a slot offers; a shopper begins with the first. */
export function offeredEffects({ effects }: Pick<PhotoLayer, "effects">): readonly string[] {
  if (effects === undefined) return ["none", ...effectNames];
  return effects.length > 0 ? effects : ["none"];
}

/**
 * What decides a slot's pixels, from what a shopper chose. The photo must be sharp enough for the smallest size at least.
 *
 * @throws DomainError "crop-invalid", "crop-outside-photo", "photo-too-small", "effect-unknown", "cutout-not-offered", and
 *   what `ensureCutout` throws.
 */
export async function slotRecipe(
  services: Services,
  {
    document,
    layer,
    photo,
    choice,
    levels,
  }: {
    document: ArtworkDocument;
    layer: PhotoLayer;
    photo: Image;
    choice: SlotChoice;
    levels: Parameters<typeof sharpnessOf>[1];
  },
): Promise<SlotRecipe> {
  const size = { widthPx: photo.widthPx ?? 0, heightPx: photo.heightPx ?? 0 };
  const checked = checkCrop(choice.crop, { photo: size, slot: faceOf(layer) });
  if (checked.kind === "refused") throw new DomainError(checked.code);
  const dpi = effectiveDpi({ photo: size, crop: checked.crop, printed: slotInches(document, layer) });
  if (sharpnessOf(dpi, levels) === "too-small") throw new DomainError("photo-too-small");

  const recipe: SlotRecipe = { sha256: photo.sha256 ?? "", crop: checked.crop };
  const effect = choice.effect ?? offeredEffects(layer)[0] ?? "none";
  if (!offeredEffects(layer).includes(effect)) throw new DomainError("effect-unknown");
  if (isEffectName(effect)) recipe.effect = { name: effect, settings: effectSettings(effect) };

  const wantsCutout = choice.cutout ?? layer.cutout === "yes";
  if (wantsCutout && layer.cutout === "no") throw new DomainError("cutout-not-offered");
  if (wantsCutout) {
    const { model, sha256 } = await ensureCutout(services, photo);
    recipe.cutout = { model, sha256 };
  }
  return recipe;
}
