import { ImagingError } from "../../imaging/imaging-error.ts";
import { renderArtwork } from "../../imaging/render-artwork.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";

/**
 * A small picture of a shopper's whole photo, upright and without its EXIF: WebP, long side at most 320 px.
 *
 * Drawn when asked for and not kept: one more copy of a photo would be one more to let go of.
 *
 * @throws DomainError "photo-unknown", "photo-gone", "photo-unreadable" and its like, "storage-unavailable" (retryable).
 */
export async function drawPhotoThumbnail(
  services: Services,
  { shopId, photoId }: { shopId: string; photoId: string },
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const photo = isRowId(photoId)
    ? await services.db.image.findFirst({ where: { id: photoId, shopId, kind: "original" } })
    : null;
  if (!photo) throw new DomainError("photo-unknown");
  if (photo.status !== "completed" || !photo.storageKey) throw new DomainError("photo-gone");

  const [widthPx, heightPx] = [photo.widthPx ?? 1, photo.heightPx ?? 1];
  try {
    return await renderArtwork({
      artwork: {
        print: { widthPx, heightPx, dpi: 300 },
        background: "#ffffff",
        layers: [{ kind: "photo", slot, shape: "rectangle", box: { xPx: 0, yPx: 0, widthPx, heightPx } }],
      },
      files: new Map(),
      photos: {
        [slot]: {
          bytes: await services.storage.read(photo.storageKey),
          crop: { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 },
        },
      },
      target: { kind: "thumbnail" },
    });
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    if (!(error instanceof StorageError)) throw error;
    throw new DomainError(error.kind === "missing" ? "photo-gone" : "storage-unavailable", { cause: error });
  }
}

/** The photo is drawn as the only slot of an artwork of its own size, by the pipeline that draws everything else. */
const slot = "photo";
