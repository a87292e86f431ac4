import { randomBytes } from "node:crypto";
import type { ArtworkVersion, Prisma } from "@prisma/client";
import { ENGINE_VERSION } from "../../imaging/engine-version.ts";
import { type ArtworkDocument, parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
import { readFontLetters } from "../artworks/read-font-letters.ts";
import { DomainError } from "../errors.ts";
import { readOwnPhoto } from "../photos/read-own-photo.ts";
import { type Recipe, recipeHash } from "../recipes/recipe.ts";
import { recipeTexts } from "../recipes/recipe-texts.ts";
import { type SlotChoice, slotRecipe } from "../recipes/slot-recipe.ts";
import { requestRendition } from "../renders/request-rendition.ts";
import { addMinutes } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type PersonalizationView, viewPersonalization } from "./view-personalization.ts";

export interface ChosenPhoto extends SlotChoice {
  slot: string;
  photoId: string;
}

/**
 * A shopper chose: keeps the recipe under a new public id and asks for its preview. Saving the same choice twice gives two
 * personalizations of one recipe and one preview.
 *
 * @throws DomainError "artwork-unknown", "slot-unknown", "slot-empty", "photo-unknown", "photo-not-received",
 *   "too-many-requests", and what `slotRecipe` and `recipeTexts` throw.
 */
export async function savePersonalization(
  services: Services,
  {
    shopId,
    shopperSessionId,
    productId,
    artworkVersionId,
    photos,
    texts = {},
  }: {
    shopId: string;
    shopperSessionId: string;
    productId: string;
    artworkVersionId: string;
    photos: ChosenPhoto[];
    /** By field. */
    texts?: Record<string, string>;
  },
): Promise<PersonalizationView> {
  await refuseTooMany(services, { shopId, shopperSessionId });
  const version = await readOfferedArtwork(services, { shopId, productId, artworkVersionId });
  const document = parseArtworkDocument(version.document);
  refuseWrongSlots(document, photos);

  const levels = await readSettings(services, { shopId });
  const recipe: Recipe = {
    engine: ENGINE_VERSION,
    artwork: version.sha256,
    photos: {},
    ...recipeTexts(document, await readFontLetters(services, version), texts),
  };
  for (const { slot, photoId, ...choice } of photos) {
    const photo = await readOwnPhoto(services, { shopId, shopperSessionId, photoId });
    const layer = photoLayers(document).find((candidate) => candidate.slot === slot);
    if (!layer) throw new DomainError("slot-unknown");
    recipe.photos[slot] = await slotRecipe(services, { document, layer, photo, choice, levels });
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
