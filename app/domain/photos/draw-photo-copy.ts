import { ImagingError } from "../../imaging/imaging-error.ts";
import { DomainError } from "../errors.ts";
import { inTurns } from "../in-turns.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";
import { findDerived, workingCopy } from "./keep-derived.ts";

/** As with examining: a large photo takes hundreds of megabytes to decode. */
const inDrawingTurn = inTurns({ atOnce: 2, waiting: 30 });

/**
 * A copy of a shopper's whole photo for the eyes, upright and without its EXIF: JPEG, long side at most so many pixels.
 *
 * Drawn when asked for, from the photo's working copy where it has one, and not kept: one more copy would be one more to
 * let go of.
 *
 * @throws DomainError "photo-unknown", "photo-gone", "photo-unreadable" and its like, "storage-unavailable" or "unavailable" (retryable).
 */
export async function drawPhotoCopy(
  services: Services,
  { shopId, photoId, longSidePx }: { shopId: string; photoId: string; longSidePx: number },
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const { db, storage, imaging } = services;
  const known = isRowId(shopId) && isRowId(photoId);
  const photo = known ? await db.image.findFirst({ where: { id: photoId, shopId, kind: "original" } }) : null;
  if (!photo) throw new DomainError("photo-unknown");
  if (photo.status !== "completed" || !photo.storageKey) throw new DomainError("photo-gone");
  const copy = await findDerived(services, photo, workingCopy);
  try {
    const bytes = await storage.read(copy?.storageKey ?? photo.storageKey);
    return await inDrawingTurn(() => imaging.drawPhoto(bytes, { longSidePx }));
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    if (!(error instanceof StorageError)) throw error;
    throw new DomainError(error.kind === "missing" ? "photo-gone" : "storage-unavailable", { cause: error });
  }
}
