import type { Image } from "@prisma/client";
import { fullWorkPx, workSize } from "../../imaging/effects/effect.ts";
import { isEffectName } from "../../imaging/effects/effects.ts";
import { ImagingError } from "../../imaging/imaging-error.ts";
import type { RenderedImage, RenderJob, Target } from "../../imaging/render-artwork.ts";
import { sheetFor, slotOn } from "../../imaging/sheet.ts";
import { formatOf } from "../../imaging/sniff-format.ts";
import { workingCopyServes } from "../../imaging/working-copy-use.ts";
import { type ArtworkDocument, parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
import { readArtworkFiles } from "../artworks/read-artwork-files.ts";
import { DomainError } from "../errors.ts";
import { findDerived, workingCopy } from "../photos/keep-derived.ts";
import { readObject } from "../photos/read-object.ts";
import type { Recipe, SlotRecipe } from "../recipes/recipe.ts";
import type { Services } from "../services.ts";

/**
 * Makes the picture a recipe describes, at a target. The recipe names its photos and its artwork by their hashes, and what
 * is read is held to them: the pixels can't come from anything else.
 *
 * @throws DomainError "photo-gone", "photo-changed", "artwork-unknown", "render-failed": another try changes nothing.
 *   "storage-unavailable" (retryable).
 */
export async function renderRecipe(
  services: Services,
  { shopId, recipe, target }: { shopId: string; recipe: Recipe; target: Target },
): Promise<RenderedImage> {
  const version = await services.db.artworkVersion.findFirst({ where: { shopId, sha256: recipe.artwork } });
  if (!version) throw new DomainError("artwork-unknown");
  const artwork = parseArtworkDocument(version.document);
  const files = await readArtworkFiles(services, version);

  const photos: RenderJob["photos"] = {};
  for (const [slot, choice] of Object.entries(recipe.photos)) {
    photos[slot] = await readChoice(services, { shopId, artwork, slot, choice, target });
  }
  try {
    return await services.imaging.renderArtwork({ artwork, files, photos, texts: recipe.texts ?? {}, target });
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    throw new DomainError("render-failed", { cause: error, retryable: true });
  }
}

/** What a slot is drawn from: the photo, or for people's eyes the working copy where that has pixels enough. */
async function readChoice(
  services: Services,
  {
    shopId,
    artwork,
    slot,
    choice,
    target,
  }: { shopId: string; artwork: ArtworkDocument; slot: string; choice: SlotRecipe; target: Target },
): Promise<RenderJob["photos"][string]> {
  const { crop } = choice;
  const photo = await services.db.image.findFirst({
    where: { shopId, sha256: choice.sha256, kind: "original", status: "completed" },
    orderBy: { createdAt: "asc" },
  });
  if (!photo) throw new DomainError("photo-gone");
  const rest = {
    crop,
    ...(choice.effect && { effect: chosenEffect(choice.effect) }),
    ...(choice.cutout && { matte: await readMatte(services, photo, choice.cutout) }),
  };
  if (target.kind === "print" || !servesFromCopy(artwork, { slot, photo, choice, target })) {
    return { ...rest, bytes: await readBytes(services, photo), source: "photo" };
  }
  const copy = await findDerived(services, photo, workingCopy);
  if (copy) return { ...rest, bytes: await readBytes(services, copy), source: "working-copy" };
  return { ...rest, bytes: await readBytes(services, photo), source: "working-copy-of" };
}

/** A recipe may outlive an effect. @throws DomainError "effect-unknown" */
function chosenEffect({ name, settings }: NonNullable<SlotRecipe["effect"]>) {
  if (!isEffectName(name)) throw new DomainError("effect-unknown");
  return { name, settings };
}

async function readMatte(services: Services, photo: Image, { sha256 }: NonNullable<SlotRecipe["cutout"]>) {
  const matte = await services.db.image.findFirst({ where: { photoId: photo.id, kind: "cutout", sha256 } });
  if (!matte) throw new DomainError("photo-gone");
  return readBytes(services, matte);
}

function servesFromCopy(
  artwork: ArtworkDocument,
  { slot, photo, choice, target }: { slot: string; photo: Image; choice: SlotRecipe; target: Target },
): boolean {
  const layer = photoLayers(artwork).find((candidate) => candidate.slot === slot);
  const format = formatOf(photo.contentType);
  if (!layer || !format) return false;
  const { widthPx, heightPx } = photo;
  const slotSize = slotOn(sheetFor(artwork, target), layer);
  const wanted = choice.effect ? workSize({ size: slotSize, workPx: fullWorkPx }) : slotSize;
  return workingCopyServes({ format, widthPx: widthPx ?? 0, heightPx: heightPx ?? 0 }, choice.crop, wanted);
}

async function readBytes(services: Services, { storageKey, sha256 }: Image): Promise<Uint8Array> {
  if (!storageKey || !sha256) throw new DomainError("photo-gone");
  return readObject(services, { key: storageKey, missing: "photo-gone", sha256 });
}
