import { viewOfferedArtwork } from "../domain/artworks/view-offered-artwork.ts";
import { answering, json } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { services } from "../services.server.ts";

/** What one product can have: three kinds of them, and few shops use a hundred. */
const mostOptions = 300;

/** What the widget needs to draw an artwork in the page. Called on the shopper's first tap. */
export const loader = answering(async ({ request, params }) => {
  const { shop } = await authenticateProxy(request);

  const artwork = await viewOfferedArtwork(services(), {
    shopId: shop.id,
    artworkVersionId: params.versionId ?? "",
    options: new URL(request.url).searchParams.getAll("option").slice(0, mostOptions),
  });
  return json({ artwork });
});
