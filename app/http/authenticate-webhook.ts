import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import type { Delivery } from "../domain/inbox/keep-delivery.ts";
import { shopifyVerifier } from "../shopify.server.ts";
import { readText } from "./read-body.ts";

/** Shopify's largest order messages are a few hundred kilobytes. */
const maxBytes = 2 * 1024 * 1024;

const headersOf = z.object({
  topic: z.string().min(1).max(100),
  shopDomain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  deliveryId: z.string().min(1).max(100),
  eventId: z.string().max(100).nullable(),
  triggeredAt: z.coerce.date().nullable(),
});

/**
 * Lets in a message Shopify signed, on its raw body and without looking at any session: the shop may be uninstalled and its
 * token dead, and it must be heard all the same (decision 0008).
 *
 * Throws DomainError "method-not-allowed", "body-too-large", "signature-invalid", "body-not-json"; ZodError when a header is
 * missing.
 */
export async function authenticateWebhook(request: Request, topic: string): Promise<Delivery> {
  if (request.method !== "POST") throw new DomainError("method-not-allowed");
  const rawBody = await readText(request, { maxBytes });
  const { valid } = await shopifyVerifier.webhooks.validate({ rawBody, rawRequest: request });
  if (!valid) throw new DomainError("signature-invalid");

  const header = (name: string) => request.headers.get(`x-shopify-${name}`);
  const told = headersOf.parse({
    topic: header("topic"),
    shopDomain: header("shop-domain"),
    deliveryId: header("webhook-id"),
    eventId: header("event-id"),
    triggeredAt: header("triggered-at"),
  });
  if (told.topic !== topic) throw new DomainError("body-invalid");
  refuseNoJson(rawBody);
  return { source: "shopify", ...told, body: rawBody };
}

function refuseNoJson(rawBody: string): void {
  try {
    JSON.parse(rawBody);
  } catch {
    throw new DomainError("body-not-json");
  }
}
