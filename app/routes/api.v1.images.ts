import { listPhotos } from "../domain/photos/list-photos.ts";
import { readPhotoQuery } from "../domain/photos/photo-query.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** A shop's pictures, a page at a time; the query is that of the photos page. */
export const loader = answering(async ({ request }) => {
  const shop = await authenticateMerchant(request);
  const query = readPhotoQuery(new URL(request.url).searchParams);
  const { photos, before, after } = await listPhotos(services(), { shop, query });
  return json({ images: photos.map(({ thumbnail: _thumbnail, ...photo }) => photo), before, after });
});

export const action = answering(async () => refuse("method-not-allowed"));
