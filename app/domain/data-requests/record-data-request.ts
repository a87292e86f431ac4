import { z } from "zod";
import { recordActivity } from "../activity/record-activity.ts";
import type { Services } from "../services.ts";
import { shopifyId } from "../shopify-id.ts";

const dataRequestPayload = z.object({
  data_request: z.object({ id: shopifyId }),
  customer: z.object({ id: shopifyId.nullish() }).nullish(),
  orders_requested: z.array(shopifyId).default([]),
});

/**
 * A customer asks what is kept of them (customers/data_request). Kept until the merchant has handed it over, or the customer is
 * erased: the answer is put together when it is downloaded, so that it says what is true then. The same request counts once.
 */
export async function recordDataRequest(
  { db }: Services,
  { shopId, payload, at }: { shopId: string; payload: unknown; at: Date },
): Promise<void> {
  const asked = dataRequestPayload.parse(payload);
  const { count } = await db.dataRequest.createMany({
    data: {
      shopId,
      shopifyRequestId: asked.data_request.id,
      customerId: asked.customer?.id ?? null,
      shopifyOrderIds: asked.orders_requested,
      askedAt: at,
    },
    skipDuplicates: true,
  });
  if (count > 0) await recordActivity(db, { shopId, event: "data-requested", at });
}
