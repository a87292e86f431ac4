import type { ArtworkVersion, Image } from "@prisma/client";
import { ImagingError } from "../../imaging/imaging-error.ts";
import { type RenderedImage, type RenderJob, renderArtwork, type Target } from "../../imaging/render-artwork.ts";
import { sheetFor, slotOn } from "../../imaging/sheet.ts";
import { formatOf } from "../../imaging/sniff-format.ts";
import { workingCopyServes } from "../../imaging/working-copy.ts";
import { type ArtworkDocument, parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
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
    return await renderArtwork({ artwork, files, photos, target });
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    throw new DomainError("render-failed", { cause: error, retryable: true });
  }
}

async function readArtworkFiles(services: Services, version: Pick<ArtworkVersion, "files">) {
  const files = new Map<string, Uint8Array>();
  for (const [name, key] of Object.entries(version.files as Record<string, string>)) {
    files.set(name, await readObject(services, { key, missing: "artwork-unknown" }));
  }
  return files;
}

/** What a slot is drawn from: the photo, or for people's eyes the working copy where that has pixels enough. */
async function readChoice(
  services: Services,
  {
    shopId,
    artwork,
    slot,
    choice: { sha256, crop },
    target,
  }: { shopId: string; artwork: ArtworkDocument; slot: string; choice: SlotRecipe; target: Target },
): Promise<RenderJob["photos"][string]> {
  const photo = await services.db.image.findFirst({
    where: { shopId, sha256, kind: "original", status: "completed" },
    orderBy: { createdAt: "asc" },
  });
  if (!photo) throw new DomainError("photo-gone");
  if (target.kind === "print" || !servesFromCopy(artwork, { slot, photo, crop, target })) {
    return { bytes: await readBytes(services, photo), source: "photo", crop };
  }
  const copy = await findDerived(services, photo, workingCopy);
  if (copy) return { bytes: await readBytes(services, copy), source: "working-copy", crop };
  return { bytes: await readBytes(services, photo), source: "working-copy-of", crop };
}

function servesFromCopy(
  artwork: ArtworkDocument,
  { slot, photo, crop, target }: { slot: string; photo: Image; crop: SlotRecipe["crop"]; target: Target },
): boolean {
  const layer = photoLayers(artwork).find((candidate) => candidate.slot === slot);
  const format = formatOf(photo.contentType);
  if (!layer || !format) return false;
  const { widthPx, heightPx } = photo;
  const wanted = slotOn(sheetFor(artwork, target), layer);
  return workingCopyServes({ format, widthPx: widthPx ?? 0, heightPx: heightPx ?? 0 }, crop, wanted);
}

async function readBytes(services: Services, { storageKey, sha256 }: Image): Promise<Uint8Array> {
  if (!storageKey || !sha256) throw new DomainError("photo-gone");
  return readObject(services, { key: storageKey, missing: "photo-gone", sha256 });
}
