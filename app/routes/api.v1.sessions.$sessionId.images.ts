import { listVisitPhotos } from "../domain/photos/list-visit-photos.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** What a shopper sent in one visit. */
export const loader = answering(async ({ request, params }) => {
  const shop = await authenticateMerchant(request);
  return json({
    images: await listVisitPhotos(services(), { shopId: shop.id, sessionId: params.sessionId ?? "" }),
  });
});

export const action = answering(async () => refuse("method-not-allowed"));
