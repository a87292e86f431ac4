import { z } from "zod";
import { savePersonalization } from "../domain/personalizations/save-personalization.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { services } from "../services.server.ts";

/** Any finite numbers get past here: what a crop may be is the domain's rule. */
const crop = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  rotationDegrees: z.number().default(0),
});

const choice = z.strictObject({
  productId: z.string().regex(/^\d{1,20}$/),
  artworkVersionId: z.uuid(),
  photos: z
    .array(
      z.strictObject({
        slot: z.string().max(60),
        photoId: z.uuid(),
        crop,
        effect: z.string().max(40).optional(),
        cutout: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(8),
  texts: z.record(z.string().max(60), z.string().max(400)).optional(),
});

/** A shopper chose photos, crops, looks and texts for an artwork. Called by the widget through the app proxy. */
export const action = answering(async ({ request }) => {
  const { shop, shopper, ask } = await authenticateShopper(request, choice);

  const personalization = await savePersonalization(services(), {
    shopId: shop.id,
    shopperSessionId: shopper.id,
    ...ask,
  });
  return json({ personalization }, 201);
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
