import { z } from "zod";
import { viewPhoto } from "../domain/photos/view-photo.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { services } from "../services.server.ts";

/** A shopper's browser can't show the photo it sent, and asks for a copy it can. Asked by POST, for the token's sake. */
export const action = answering(async ({ request, params }) => {
  const { shop, shopper } = await authenticateShopper(request, z.strictObject({}));

  const asked = { shopId: shop.id, shopperSessionId: shopper.id, photoId: params.photoId ?? "" };
  return json({ photo: await viewPhoto(services(), asked) });
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
