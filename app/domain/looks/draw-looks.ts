import { effectSettings, isEffectName } from "../../imaging/effects/effects.ts";
import { ImagingError } from "../../imaging/imaging-error.ts";
import { faceOf, parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
import { DomainError } from "../errors.ts";
import { inTurns } from "../in-turns.ts";
import { ensureCutout } from "../photos/ensure-cutout.ts";
import { findDerived, workingCopy } from "../photos/keep-derived.ts";
import { readObject } from "../photos/read-object.ts";
import { readOwnPhoto } from "../photos/read-own-photo.ts";
import { type Crop, checkCrop } from "../recipes/crop-rules.ts";
import { offeredEffects } from "../recipes/slot-recipe.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

/** A look is quick, but not nothing. */
const inLooksTurn = inTurns({ atOnce: 2, waiting: 40 });

/** The most pixels one answer may have. */
const mostPixels = 700_000;

export interface LooksAsk {
  artworkVersionId: string;
  slot: string;
  photoId: string;
  crop: Crop;
  /** Of those the slot offers. */
  effects: string[];
  cutout: boolean;
  /** Of one look's longer side. */
  longSidePx: number;
}

/** What a shopper's browser shows of a photo's looks: one WebP with all of them side by side. */
export interface Looks {
  bytes: Uint8Array;
  contentType: string;
  /** 0–1, for a cut-out: below a half it may look wrong. */
  confidence: number | null;
}

/**
 * A shopper's own photo in the looks they may choose, cropped as it is now. Drawn when asked for and not kept, from the
 * working copy: it shows how things will look, and no print is made of it.
 *
 * @throws DomainError "artwork-unknown", "slot-unknown", "effect-unknown", "cutout-not-offered", "photo-unknown",
 *   "photo-not-received", "crop-invalid", "crop-outside-photo", and "unavailable" (retryable) when too many ask at once.
 */
export async function drawLooks(
  services: Services,
  { shopId, shopperSessionId, ...ask }: LooksAsk & { shopId: string; shopperSessionId: string },
): Promise<Looks> {
  const id = ask.artworkVersionId;
  const version = isRowId(id) ? await services.db.artworkVersion.findFirst({ where: { id, shopId } }) : null;
  if (!version) throw new DomainError("artwork-unknown");
  const layer = photoLayers(parseArtworkDocument(version.document)).find(({ slot }) => slot === ask.slot);
  if (!layer) throw new DomainError("slot-unknown");
  if (ask.effects.some((effect) => !offeredEffects(layer).includes(effect))) throw new DomainError("effect-unknown");
  if (ask.cutout && layer.cutout === "no") throw new DomainError("cutout-not-offered");

  const photo = await readOwnPhoto(services, { shopId, shopperSessionId, photoId: ask.photoId });
  const face = faceOf(layer);
  const checked = checkCrop(ask.crop, {
    photo: { widthPx: photo.widthPx ?? 0, heightPx: photo.heightPx ?? 0 },
    slot: face,
  });
  if (checked.kind === "refused") throw new DomainError(checked.code);

  const scale = Math.min(
    ask.longSidePx / Math.max(face.width, face.height),
    Math.sqrt(mostPixels / ask.effects.length / (face.width * face.height)),
  );
  const size = {
    widthPx: Math.max(1, Math.round(face.width * scale)),
    heightPx: Math.max(1, Math.round(face.height * scale)),
  };
  const cutout = ask.cutout ? await ensureCutout(services, photo) : null;
  const matte = cutout ? await readObject(services, { key: cutout.storageKey, missing: "photo-gone" }) : undefined;
  const source = (await findDerived(services, photo, workingCopy)) ?? photo;
  const bytes = await readObject(services, { key: source.storageKey ?? "", missing: "photo-gone" });
  const effects = ask.effects.map((name) => (isEffectName(name) ? { name, settings: effectSettings(name) } : null));
  try {
    const drawn = await inLooksTurn(() =>
      services.imaging.drawLooks({ bytes, crop: checked.crop, matte, size, effects }),
    );
    return { bytes: drawn, contentType: "image/webp", confidence: cutout?.confidence ?? null };
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    throw error;
  }
}
