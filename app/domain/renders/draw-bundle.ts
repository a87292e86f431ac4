import { effectSettings, isEffectName } from "../../imaging/effects/effects.ts";
import { ImagingError } from "../../imaging/imaging-error.ts";
import type { RenderedImage, RenderJob, Target } from "../../imaging/render-artwork.ts";
import { printSize } from "../../imaging/sheet.ts";
import {
  type ArtworkDocument,
  ArtworkProblem,
  faceOf,
  filesOf,
  type PhotoLayer,
  parseArtworkDocument,
  photoLayers,
  textLayers,
} from "../artworks/artwork-document.ts";
import { slotInches } from "../artworks/print-sizes.ts";
import { lettersOfFonts } from "../artworks/read-font-letters.ts";
import { DomainError } from "../errors.ts";
import { type Crop, checkCrop } from "../recipes/crop-rules.ts";
import { recipeTexts } from "../recipes/recipe-texts.ts";
import { effectiveDpi } from "../recipes/sharpness.ts";
import { offeredEffects } from "../recipes/slot-recipe.ts";
import type { ArtworkBundle, Services } from "../services.ts";

/** A print coarser than this is worth a warning to whoever tries an artwork. */
const softDpi = 150;

export interface BundleAsk {
  bundle: ArtworkBundle;
  /** For the slots in their order; the last one fills the slots that are left. At least one. */
  photos: Uint8Array[];
  /** Likewise; made smaller to a slot's proportions. The whole photo where none is given. */
  crops?: Crop[];
  target: Target;
  /** For every slot, whatever it offers; its own first look where none is named. */
  effect?: string | undefined;
  cutout?: boolean | undefined;
  /** For the fields in their order, or `field=text`. */
  texts?: string[];
}

/**
 * Draws an artwork that no shop has yet, by the same pipeline: for designers and for trying things. Returns the file, the
 * density of a print, and what is doubtful about it.
 *
 * @throws ArtworkProblem for the artwork · DomainError for photos, looks and texts
 */
export async function drawBundle(
  { cutouts, imaging }: Pick<Services, "cutouts" | "imaging">,
  { bundle, photos, crops = [], target, effect, cutout, texts = [] }: BundleAsk,
): Promise<RenderedImage & { dpi: number | null; warnings: string[] }> {
  const artwork = parseArtworkDocument(bundle.document);
  const missing = filesOf(artwork).filter((name) => !bundle.files.has(name));
  if (missing.length > 0) throw new ArtworkProblem(missing.map((name) => `${name} is not there`));
  const size = target.kind === "print" ? sizeNamed(artwork, target.size) : null;

  const warnings: string[] = [];
  const choices: RenderJob["photos"] = {};
  for (const [index, layer] of photoLayers(artwork).entries()) {
    const bytes = photos[Math.min(index, photos.length - 1)] ?? new Uint8Array();
    const photo = await refusing(() => imaging.examinePhoto(bytes));
    const crop = cropOf(photo, layer, crops[Math.min(index, crops.length - 1)]);
    const look = effect ?? offeredEffects(layer)[0] ?? "none";
    if (look !== "none" && !isEffectName(look)) throw new DomainError("effect-unknown");
    const matte = cutout || layer.cutout === "yes" ? await refusing(() => cutouts.make(bytes)) : null;
    const dpi = effectiveDpi({ photo, crop, printed: slotInches(artwork, layer, size?.name) });
    if (dpi < softDpi) warnings.push(`${layer.slot}: ${dpi} dpi`);
    if (matte && matte.confidence < 0.5) warnings.push(`${layer.slot}: the cut-out is doubtful`);
    choices[layer.slot] = {
      bytes,
      crop,
      ...(isEffectName(look) && { effect: { name: look, settings: effectSettings(look) } }),
      ...(matte && { matte: matte.bytes }),
    };
  }
  const letters = await lettersOfFonts({ imaging }, bundle.files);
  const written = recipeTexts(artwork, letters, textsByField(artwork, texts));
  const job = { artwork, files: bundle.files, photos: choices, texts: written.texts ?? {}, target };
  return { ...(await refusing(() => imaging.renderArtwork(job))), dpi: size?.dpi ?? null, warnings };
}

function sizeNamed(artwork: ArtworkDocument, name: string | undefined) {
  if (name === undefined || artwork.sizes.some((size) => size.name === name)) return printSize(artwork, name);
  const names = artwork.sizes.map((size) => size.name).join(", ");
  throw new ArtworkProblem([`it has no size ${name}, but ${names}`]);
}

/** The largest part of what was asked for (the whole photo, if nothing was) that has a slot's proportions, from its middle. */
function cropOf(photo: { widthPx: number; heightPx: number }, layer: PhotoLayer, asked = whole): Crop {
  const face = faceOf(layer);
  const [widthPx, heightPx] = [asked.width * photo.widthPx, asked.height * photo.heightPx];
  const scale = Math.min(widthPx / face.width, heightPx / face.height);
  if (face.width * scale < 1 || face.height * scale < 1) throw new DomainError("photo-too-small");
  const width = (face.width * scale) / photo.widthPx;
  const height = (face.height * scale) / photo.heightPx;
  const [x, y] = [asked.x + (asked.width - width) / 2, asked.y + (asked.height - height) / 2];
  const checked = checkCrop({ x, y, width, height, rotationDegrees: asked.rotationDegrees }, { photo, slot: face });
  if (checked.kind === "refused") throw new DomainError(checked.code);
  return checked.crop;
}

const whole: Crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };

/** `name=Bella`, or bare texts for the fields in their order. @throws DomainError "text-unknown" */
function textsByField(artwork: ArtworkDocument, texts: string[]): Record<string, string> {
  const fields = textLayers(artwork).map((layer) => layer.field);
  return Object.fromEntries(
    texts.map((text, index) => {
      const [field = "", ...rest] = text.split("=");
      if (rest.length > 0 && fields.includes(field)) return [field, rest.join("=")];
      const next = fields[index];
      if (next === undefined) throw new DomainError("text-unknown");
      return [next, text];
    }),
  );
}

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImagingError ? new DomainError(error.code, { cause: error }) : error;
  }
}
