import { z } from "zod";
import { issueUploadTicket } from "../domain/photos/issue-upload-ticket.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { clientKeyOf } from "../http/rate-limit.ts";
import { services } from "../services.server.ts";

const uploadAsk = z.strictObject({
  fileName: z.string().max(1_000),
  bytes: z.number().int().min(0),
  contentType: z.string().max(100),
  petName: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)
    .optional(),
});

/** A shopper asks for a place to send a photo. Called by the widget through the app proxy. */
export const action = answering(async ({ request }) => {
  const { shop, shopper, ask } = await authenticateShopper(request, uploadAsk);

  const client = clientKeyOf(request, { shopId: shop.id, throughShopify: true });
  const asked = { shopId: shop.id, shopperSessionId: shopper.id, client, photo: ask };
  return json(await issueUploadTicket(services(), asked), 201);
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
