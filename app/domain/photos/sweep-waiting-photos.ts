import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";
import { receivePhoto } from "./receive-photo.ts";

/** Long enough for the shopper's own request to have done it. */
const waitedMs = 60_000;
const atOnce = 20;

/**
 * Looks again at photos whose bytes are all here and which nobody has said yes or no to: the scanner or the storage was away,
 * or the request with the last byte died, and the shopper did not ask again. Safe to run in any number of workers.
 */
export async function sweepWaitingPhotos(services: Services): Promise<void> {
  const { db, clock, parts, log } = services;
  const waiting = await db.$queryRaw<{ photoId: string; shopId: string }[]>`
    SELECT u.photo_id AS "photoId", u.shop_id AS "shopId" FROM uploads u JOIN images i ON i.id = u.photo_id
     WHERE NOT u.ended AND u.received_bytes = u.bytes AND i.status = 'pending'
       AND u.expires_at > ${clock.now()} AND u.created_at <= ${new Date(clock.now().getTime() - waitedMs)}
     ORDER BY random() LIMIT ${atOnce}`;
  for (const { photoId, shopId } of waiting) {
    try {
      await receivePhoto(services, { shopId, photoId, read: () => parts.read(photoId) });
      await parts.drop(photoId);
    } catch (error) {
      if (error instanceof DomainError && error.code === "scanner-unavailable") return; // it is away for the others too
      if (error instanceof DomainError && !error.retryable) await parts.drop(photoId);
      else if (!(error instanceof StorageError && error.kind === "missing")) {
        log.warn("photo-still-waiting", { photo: photoId, error: String(error) });
      }
    }
  }
}
