import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";
import { receivePhoto } from "./receive-photo.ts";

type PhotoRow = { shopId: string; photoId: string };

/** The key that a client is let send a photo to, by a signed upload. Whoever was signed it may write there for as long as that holds. */
export function sentKey({ shopId, photoId }: PhotoRow): string {
  return `incoming/${shopId}/${photoId}/sent`;
}

/** Where it is taken from there. Nothing is ever signed for this key. */
function takenKey({ shopId, photoId }: PhotoRow): string {
  return `incoming/${shopId}/${photoId}/taken`;
}

/**
 * A client says that a photo lies at `sentKey`: takes it, as `receivePhoto` does.
 *
 * First it is moved to a key that no signature covers, and then its size and its bytes are looked at, never the other way round:
 * what lies at a signed key may be replaced at any moment, by as much of whatever kind as its sender likes. Its kind is read
 * from its bytes, and what is kept is kept as that, whatever the sender called it.
 *
 * May be repeated: a photo that was taken is not taken again. One that is refused is deleted; of one that is only larger than
 * it was announced, the right one may still be sent.
 *
 * @throws DomainError "photo-not-received" when nothing was sent, "photo-too-large", and what `receivePhoto` throws. A storage or
 * a scanner that is away decides nothing, and it is taken when this is asked again.
 */
export async function promoteUpload(services: Services, photo: PhotoRow): Promise<void> {
  const { storage } = services;
  const taken = takenKey(photo);
  const read = async () => {
    await take(services, photo);
    await refuseLarger(services, photo);
    return storage.read(taken);
  };
  try {
    await receivePhoto(services, { ...photo, read });
  } catch (error) {
    if (error instanceof DomainError && !error.retryable) await storage.delete([taken]);
    throw error;
  }
  await storage.delete([taken]);
}

async function take({ storage }: Services, photo: PhotoRow): Promise<void> {
  try {
    await storage.move(sentKey(photo), takenKey(photo));
  } catch (error) {
    if (error instanceof StorageError && error.kind === "missing") throw new DomainError("photo-not-received");
    throw error;
  }
}

/** Before it is read: it may be larger than all memory. What was announced is what the quotas counted. */
async function refuseLarger({ db, storage }: Services, photo: PhotoRow): Promise<void> {
  const { bytes: announced } = await db.image.findUniqueOrThrow({ where: { id: photo.photoId } });
  const found = await storage.head(takenKey(photo));
  if (found && found.bytes > Number(announced)) throw new DomainError("photo-too-large");
}
