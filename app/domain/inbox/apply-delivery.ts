import type { WebhookDelivery } from "@prisma/client";
import { z } from "zod";
import { recordPurchase } from "../credits/record-purchase.ts";
import { recordDataRequest } from "../data-requests/record-data-request.ts";
import { readOrderPayload } from "../orders/order-payload.ts";
import { recordOrder } from "../orders/record-order.ts";
import { recordRefund } from "../orders/record-refund.ts";
import { refreshOrder } from "../orders/refresh-order.ts";
import { eraseCustomer } from "../retention/erase-customer.ts";
import { eraseShop } from "../retention/erase-shop.ts";
import type { Services } from "../services.ts";
import { shopifyId } from "../shopify-id.ts";
import { recordScopes } from "../shops/record-scopes.ts";
import { recordUninstall } from "../shops/record-uninstall.ts";

interface Told {
  shopDomain: string;
  payload: unknown;
  /** When Shopify says it happened. */
  at: Date;
}

type Apply = (services: Services, told: Told) => Promise<void>;

const tellOrder = ofShop(async (services, shopId, { payload, at }) =>
  recordOrder(services, { shopId, snapshot: readOrderPayload(payload), at }),
);

const editedOrder = z.object({ order_edit: z.object({ order_id: shopifyId }) });

/** What each topic brings about. A test holds these to the subscriptions of shopify.app.toml. */
export const appliedTopics: Record<string, Apply> = {
  "orders/create": tellOrder,
  "orders/paid": tellOrder,
  "orders/updated": tellOrder,
  "orders/cancelled": tellOrder,
  "orders/fulfilled": tellOrder,
  // Says only what changed, so we ask how the order stands.
  "orders/edited": (services, { shopDomain, payload }) =>
    refreshOrder(services, {
      shopDomain,
      shopifyOrderId: editedOrder.parse(payload).order_edit.order_id,
    }),
  "refunds/create": ofShop((services, shopId, { payload }) => recordRefund(services, { shopId, payload })),
  "app/uninstalled": recordUninstall,
  "app/scopes_update": recordScopes,
  "app_purchases_one_time/update": ofShop((services, shopId, { payload }) =>
    recordPurchase(services, { shopId, payload }),
  ),
  "customers/data_request": ofShop((services, shopId, { payload, at }) =>
    recordDataRequest(services, { shopId, payload, at }),
  ),
  "customers/redact": ofShop((services, shopId, { shopDomain, payload }) =>
    eraseCustomer(services, { shopId, shopDomain, payload }),
  ),
  "shop/redact": eraseShop,
};

export async function applyDelivery(services: Services, delivery: WebhookDelivery): Promise<void> {
  const apply = appliedTopics[delivery.topic];
  if (!apply) throw new Error(`no one applies ${delivery.topic}`);
  await apply(services, {
    shopDomain: delivery.shopDomain,
    payload: JSON.parse(delivery.body),
    at: delivery.triggeredAt ?? delivery.receivedAt,
  });
}

/**
 * For what concerns a shop's data. The shop may have been uninstalled meanwhile: its orders still decide how long photos are
 * kept. One we never knew, or have erased, has nothing that could change.
 */
function ofShop(apply: (services: Services, shopId: string, told: Told) => Promise<void>): Apply {
  return async (services, told) => {
    const shop = await services.db.shop.findUnique({ where: { domain: told.shopDomain } });
    if (shop) await apply(services, shop.id, told);
  };
}
