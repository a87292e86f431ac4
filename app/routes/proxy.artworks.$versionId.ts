import { viewOfferedArtwork } from "../domain/artworks/view-offered-artwork.ts";
import { answering, json } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { services } from "../services.server.ts";

/** What the widget needs to draw an artwork in the page. Called on the shopper's first tap. */
export const loader = answering(async ({ request, params }) => {
  const { shop } = await authenticateProxy(request);

  const artwork = await viewOfferedArtwork(services(), { shopId: shop.id, artworkVersionId: params.versionId ?? "" });
  return json({ artwork });
});
