import { createHash } from "node:crypto";
import type { Image } from "@prisma/client";
import { ImagingError } from "../../imaging/imaging-error.ts";
import { type RenderedImage, renderArtwork, type Target } from "../../imaging/render-artwork.ts";
import { parseArtworkDocument } from "../artworks/artwork-document.ts";
import { DomainError } from "../errors.ts";
import type { Recipe } from "../recipes/recipe.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";

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

  const files = new Map<string, Uint8Array>();
  for (const [name, key] of Object.entries(version.files as Record<string, string>)) {
    files.set(name, await readObject(services, key, "artwork-unknown"));
  }

  const photos: Parameters<typeof renderArtwork>[0]["photos"] = {};
  for (const [slot, { sha256, crop }] of Object.entries(recipe.photos)) {
    photos[slot] = { bytes: await readPhoto(services, { shopId, sha256 }), crop };
  }

  const artwork = parseArtworkDocument(version.document);
  try {
    return await renderArtwork({ artwork, files, photos, target });
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    throw new DomainError("render-failed", { cause: error, retryable: true });
  }
}

async function readPhoto(services: Services, { shopId, sha256 }: { shopId: string; sha256: string }) {
  const photo: Pick<Image, "storageKey"> | null = await services.db.image.findFirst({
    where: { shopId, sha256, kind: "original", status: "completed" },
    select: { storageKey: true },
  });
  if (!photo?.storageKey) throw new DomainError("photo-gone");
  const bytes = await readObject(services, photo.storageKey, "photo-gone");
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new DomainError("photo-changed");
  return bytes;
}

/** An object can be missing for a moment while it moves between tiers, so a job looks again before it gives up. */
async function readObject(services: Services, key: string, missing: "photo-gone" | "artwork-unknown") {
  try {
    return await services.storage.read(key);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.kind === "missing") throw new DomainError(missing, { cause: error, retryable: true });
    throw new DomainError("storage-unavailable", { cause: error });
  }
}
