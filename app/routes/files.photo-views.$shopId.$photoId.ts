import { drawPhotoCopy } from "../domain/photos/draw-photo-copy.ts";
import { photoViewKey, viewLongSidePx } from "../domain/photos/view-photo.ts";
import { answering } from "../http/answering.ts";
import { authenticateLink } from "../http/authenticate-link.ts";
import { services } from "../services.server.ts";

/** A shopper's photo as a screen can show it, for whoever holds the link that shopper was given. */
export const loader = answering(async ({ request, params }) => {
  const photo = { shopId: params.shopId ?? "", photoId: params.photoId ?? "" };
  const { headers } = await authenticateLink(request, photoViewKey(photo));

  const { bytes } = await drawPhotoCopy(services(), { ...photo, longSidePx: viewLongSidePx });
  return new Response(Buffer.from(bytes), { headers });
});
