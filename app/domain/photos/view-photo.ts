import type { Services } from "../services.ts";
import { readOwnPhoto } from "./read-own-photo.ts";

/** How long a shopper may look before the link must be asked for again. */
const linkSeconds = 900;

/** What fills a phone's screen, and no canvas refuses. */
export const viewLongSidePx = 2048;

/** A photo to crop by: its own size, upright, and a link to a copy for the screen, which may be smaller. */
export interface PhotoView {
  id: string;
  widthPx: number;
  heightPx: number;
  url: string;
}

/**
 * For browsers that can't show what they sent (HEIC, outside of Safari): lets its shopper see a photo through us.
 *
 * @throws DomainError "photo-unknown", "photo-not-received".
 */
export async function viewPhoto(
  services: Services,
  asked: { shopId: string; shopperSessionId: string; photoId: string },
): Promise<PhotoView> {
  const { id, shopId, widthPx, heightPx } = await readOwnPhoto(services, asked);
  const link = { contentType: "image/jpeg", expiresInSeconds: linkSeconds };
  const url = await services.links.read(photoViewKey({ shopId, photoId: id }), link);
  return { id, widthPx: widthPx ?? 0, heightPx: heightPx ?? 0, url };
}

/** What the link is signed for. No object lies there: the copy is drawn for each reader. */
export function photoViewKey({ shopId, photoId }: { shopId: string; photoId: string }): string {
  return `photo-views/${shopId}/${photoId}`;
}
