import { keepDelivery } from "../domain/inbox/keep-delivery.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateWebhook } from "../http/authenticate-webhook.ts";
import { services } from "../services.server.ts";

/** Shopify says an order's lines were edited. Answers 200 only when the fact is kept, so Shopify tells us again otherwise. */
export const action = answering(async ({ request }) => {
  const delivery = await authenticateWebhook(request, "orders/edited");
  await keepDelivery(services(), delivery);
  return new Response();
});

export const loader = answering(async () => refuse("method-not-allowed"));
