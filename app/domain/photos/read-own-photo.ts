import type { Image } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

/**
 * A photo this shopper sent, received and still here. Another shopper's is as unknown as one that never was.
 *
 * @throws DomainError "photo-unknown", "photo-not-received".
 */
export async function readOwnPhoto(
  { db }: Services,
  { shopId, shopperSessionId, photoId }: { shopId: string; shopperSessionId: string; photoId: string },
): Promise<Image> {
  const where = { id: photoId, shopId, shopperSessionId, kind: "original" as const };
  const photo = isRowId(photoId) ? await db.image.findFirst({ where }) : null;
  if (!photo || photo.status === "gone" || photo.status === "failed") throw new DomainError("photo-unknown");
  if (photo.status !== "completed") throw new DomainError("photo-not-received");
  return photo;
}
