import { linePropertyName } from "../personalizations/line-id.ts";
import type { Services } from "../services.ts";
import { readShop } from "../shops/read-shop.ts";
import { storableText } from "../storable-text.ts";
import type { OrderSnapshot } from "./order-payload.ts";
import { recordOrder } from "./record-order.ts";

const orderQuery = `#graphql
  query Order($id: ID!) {
    order(id: $id) {
      legacyResourceId name test createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
      currencyCode
      totalPriceSet { shopMoney { amount } }
      lineItems(first: 250) {
        nodes {
          id title variantTitle quantity currentQuantity
          product { legacyResourceId }
          variant { legacyResourceId }
          customAttributes { key value }
        }
      }
    }
  }`;

interface OrderAnswer {
  order: {
    legacyResourceId: string;
    name: string;
    test: boolean;
    createdAt: string;
    updatedAt: string;
    cancelledAt: string | null;
    displayFinancialStatus: string | null;
    displayFulfillmentStatus: string;
    currencyCode: string;
    totalPriceSet: { shopMoney: { amount: string } };
    lineItems: {
      nodes: {
        id: string;
        title: string;
        variantTitle: string | null;
        quantity: number;
        currentQuantity: number;
        product: { legacyResourceId: string } | null;
        variant: { legacyResourceId: string } | null;
        customAttributes: { key: string; value: string | null }[];
      }[];
    };
  } | null;
}

/**
 * Asks Shopify how an order stands now. For messages that say only what changed (orders/edited), and for finding what
 * messages lost. Throws what the Admin API throws; an order Shopify no longer has is left as it is.
 */
export async function refreshOrder(
  services: Services,
  { shopDomain, shopifyOrderId }: { shopDomain: string; shopifyOrderId: string },
): Promise<void> {
  const shop = await readShop(services, { shopDomain });
  const { order } = await services.admin.graphql<OrderAnswer>(shop.domain, orderQuery, {
    id: `gid://shopify/Order/${shopifyOrderId}`,
  });
  if (order) {
    await recordOrder(services, { shopId: shop.id, snapshot: snapshotOf(order), at: services.clock.now() });
  }
}

function snapshotOf(order: NonNullable<OrderAnswer["order"]>): OrderSnapshot {
  return {
    shopifyOrderId: order.legacyResourceId,
    name: storableText(order.name),
    currencyCode: order.currencyCode,
    totalPrice: order.totalPriceSet.shopMoney.amount,
    test: order.test,
    customerId: undefined, // would ask for read_customers; the order's own messages carry it
    placedAt: new Date(order.createdAt),
    updatedAt: new Date(order.updatedAt),
    cancelledAt: order.cancelledAt ? new Date(order.cancelledAt) : null,
    paid: ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"].includes(order.displayFinancialStatus ?? ""),
    fulfilled: order.displayFulfillmentStatus === "FULFILLED",
    lines: order.lineItems.nodes.map((line) => ({
      shopifyLineId: line.id.split("/").at(-1) ?? line.id,
      productId: line.product?.legacyResourceId ?? null,
      variantId: line.variant?.legacyResourceId ?? null,
      title: storableText(line.title),
      variantTitle: line.variantTitle ? storableText(line.variantTitle) : null,
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      lineId: line.customAttributes.find(({ key }) => key === linePropertyName)?.value || undefined,
    })),
  };
}
