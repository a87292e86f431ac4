import { DomainError, isRefusalCode } from "../errors.ts";
import type { Services } from "../services.ts";

/** What became of a photo: its size when it was received, null while it is under way. Throws the refusal it was given. */
export async function findReceivedPhoto(
  { db }: Services,
  { shopId, photoId }: { shopId: string; photoId: string },
): Promise<{ bytes: number } | null> {
  const photo = await db.image.findFirst({
    where: { id: photoId, shopId, kind: "original", shop: { uninstalledAt: null } },
  });
  if (!photo) throw new DomainError("photo-unknown");
  if (photo.failure && isRefusalCode(photo.failure)) throw new DomainError(photo.failure);
  return photo.status === "completed" ? { bytes: photo.bytes ?? 0 } : null;
}
