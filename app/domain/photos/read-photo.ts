import type { Image } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { findThumbnails } from "./find-thumbnails.ts";
import { listPhotoEvents } from "./list-photo-events.ts";
import { listPhotoFiles } from "./list-photo-files.ts";
import { listPhotoUses } from "./list-photo-uses.ts";

export type PhotoDetails = Awaited<ReturnType<typeof readPhoto>>;

/**
 * One picture as its merchant sees it: what it is and how long it is kept, where it is used, the files that hang on it behind
 * links that expire, and what happened to it, newest first. Of a picture that is gone, what is left.
 *
 * @throws DomainError "picture-unknown" when the shop has no such picture, or it never arrived.
 */
export async function readPhoto(services: Services, { shopId, photoId }: { shopId: string; photoId: string }) {
  const image = isRowId(photoId)
    ? await services.db.image.findFirst({ where: { id: photoId, shopId, status: { not: "expected" } } })
    : null;
  if (!image) throw new DomainError("picture-unknown");

  const uses = await listPhotoUses(services, { image });
  const [files, events, thumbnails] = await Promise.all([
    listPhotoFiles(services, { image, recipeHashes: uses.map(({ recipeHash }) => recipeHash) }),
    listPhotoEvents(services, { shopId, imageId: image.id }),
    findThumbnails(services, { shopId, images: [image] }),
  ]);
  return {
    ...facts(image),
    thumbnail: thumbnails.get(image.id) ?? null,
    uses: uses.map(({ recipeHash: _recipeHash, ...use }) => use),
    files,
    events,
  };
}

function facts(image: Image) {
  const { id, kind, status, tier, fileName, petName, contentType, bytes, widthPx, heightPx, sha256, photoId } = image;
  const { receivedAt, createdAt, deletedAt, keepUntil, archivedAt, heldAt, heldReason } = image;
  return {
    ...{ id, kind, status, tier, fileName, petName, contentType, bytes, widthPx, heightPx, sha256 },
    ...{ arrivedAt: receivedAt ?? createdAt, deletedAt, keepUntil, archivedAt, heldAt, heldReason },
    /** What it was made of, for pictures made of one photo alone. */
    madeOf: photoId,
    keptUntil: image.expiresAt,
    /** Its person asked for it to be erased: done as soon as the hold ends. */
    erasedAfterHold: image.eraseAskedAt !== null,
  };
}
