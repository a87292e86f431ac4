import { readPersonalization } from "../domain/personalizations/read-personalization.ts";
import { answering, json } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { services } from "../services.server.ts";

/** How a personalization and its preview stand. Its id is unguessable, so knowing it is being its shopper. */
export const loader = answering(async ({ request, params }) => {
  const { shop } = await authenticateProxy(request);

  const personalization = await readPersonalization(services(), {
    shopId: shop.id,
    publicId: params.publicId ?? "",
  });
  return json({ personalization });
});
