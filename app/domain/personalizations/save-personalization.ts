import { randomBytes } from "node:crypto";
import type { ArtworkVersion, Prisma } from "@prisma/client";
import { ENGINE_VERSION } from "../../imaging/engine-version.ts";
import { type ArtworkDocument, faceOf, parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
import { slotInches } from "../artworks/print-sizes.ts";
import { DomainError } from "../errors.ts";
import { readOwnPhoto } from "../photos/read-own-photo.ts";
import { type Crop, checkCrop } from "../recipes/crop-rules.ts";
import { type Recipe, recipeHash } from "../recipes/recipe.ts";
import { effectiveDpi, sharpnessOf } from "../recipes/sharpness.ts";
import { requestRendition } from "../renders/request-rendition.ts";
import { addMinutes } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type PersonalizationView, viewPersonalization } from "./view-personalization.ts";

export interface ChosenPhoto {
  slot: string;
  photoId: string;
  crop: Crop;
}

/**
 * A shopper chose: keeps the recipe under a new public id and asks for its preview. Saving the same choice twice gives two
 * personalizations of one recipe and one preview.
 *
 * Throws DomainError "artwork-unknown", "slot-unknown", "slot-empty", "photo-unknown", "photo-not-received", "crop-invalid"
 * "crop-outside-photo" or "photo-too-small", "too-many-requests".
 */
export async function savePersonalization(
  services: Services,
  {
    shopId,
    shopperSessionId,
    productId,
    artworkVersionId,
    photos,
  }: { shopId: string; shopperSessionId: string; productId: string; artworkVersionId: string; photos: ChosenPhoto[] },
): Promise<PersonalizationView> {
  await refuseTooMany(services, { shopId, shopperSessionId });
  const version = await readOfferedArtwork(services, { shopId, productId, artworkVersionId });
  const document = parseArtworkDocument(version.document);
  refuseWrongSlots(document, photos);

  const settings = await readSettings(services, { shopId });
  const recipe: Recipe = { engine: ENGINE_VERSION, artwork: version.sha256, photos: {} };
  for (const { slot, photoId, crop } of photos) {
    const photo = await readOwnPhoto(services, { shopId, shopperSessionId, photoId });
    const layer = photoLayers(document).find((candidate) => candidate.slot === slot);
    if (!layer) throw new DomainError("slot-unknown");
    const checked = checkCrop(crop, {
      photo: { widthPx: photo.widthPx ?? 0, heightPx: photo.heightPx ?? 0 },
      slot: faceOf(layer),
    });
    if (checked.kind === "refused") throw new DomainError(checked.code);
    const size = { widthPx: photo.widthPx ?? 0, heightPx: photo.heightPx ?? 0 };
    const dpi = effectiveDpi({ photo: size, crop: checked.crop, printed: slotInches(document, layer) });
    if (sharpnessOf(dpi, settings) === "too-small") throw new DomainError("photo-too-small");
    recipe.photos[slot] = { sha256: photo.sha256 ?? "", crop: checked.crop };
  }

  const hash = recipeHash(recipe);
  const saved = await services.db.personalization.create({
    data: {
      shopId,
      createdAt: services.clock.now(),
      publicId: randomBytes(16).toString("base64url"),
      shopperSessionId,
      productId,
      artworkVersionId,
      recipe: recipe as unknown as Prisma.InputJsonObject,
      recipeHash: hash,
      photos: { create: photos.map(({ slot, photoId }) => ({ slot, imageId: photoId })) },
    },
    include: { photos: true },
  });
  await requestRendition(services, { shopId, kind: "preview", recipe, recipeHash: hash });
  return viewPersonalization(services, saved);
}

/** The version the shopper saw, if the product still offers that artwork. */
async function readOfferedArtwork(
  { db }: Services,
  { shopId, productId, artworkVersionId }: { shopId: string; productId: string; artworkVersionId: string },
): Promise<ArtworkVersion> {
  const version = await db.artworkVersion.findFirst({ where: { id: artworkVersionId, shopId } });
  const offered =
    version && (await db.productAssignment.count({ where: { shopId, productId, artworkId: version.artworkId } })) > 0;
  if (!version || !offered) throw new DomainError("artwork-unknown");
  return version;
}

function refuseWrongSlots(document: ArtworkDocument, photos: ChosenPhoto[]): void {
  const slots = photoLayers(document).map((layer) => layer.slot);
  const filled = photos.map((photo) => photo.slot);
  if (filled.some((slot) => !slots.includes(slot)) || new Set(filled).size !== filled.length) {
    throw new DomainError("slot-unknown");
  }
  if (slots.some((slot) => !filled.includes(slot))) throw new DomainError("slot-empty");
}

/** Each new choice is a picture to be drawn, and others wait for theirs. */
const choicesAMinute = 12;

async function refuseTooMany(
  { db, clock }: Services,
  { shopId, shopperSessionId }: { shopId: string; shopperSessionId: string },
): Promise<void> {
  const since = addMinutes(clock.now(), -1);
  const made = await db.personalization.count({ where: { shopId, shopperSessionId, createdAt: { gte: since } } });
  if (made >= choicesAMinute) throw new DomainError("too-many-requests");
}
