import { z } from "zod";
import { linePropertyName } from "../personalizations/line-id.ts";
import { shopifyId } from "../shopify-id.ts";
import { storableText } from "../storable-text.ts";

/** A time as Shopify writes it. */
export const time = z.string().transform((text, context) => {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) context.addIssue({ code: "custom", message: "not a time" });
  return at;
});

/** Other apps write what they like into properties: numbers, nulls, objects. Only text can be ours. */
const property = z.object({ name: z.unknown(), value: z.unknown() });

const line = z.object({
  id: shopifyId,
  product_id: shopifyId.nullish(),
  variant_id: shopifyId.nullish(),
  title: z.string().nullish(),
  variant_title: z.string().nullish(),
  quantity: z.number().int(),
  current_quantity: z.number().int().nullish(),
  properties: z.array(property).nullish(),
});

/** The parts of Shopify's order we use; it is the same in every orders/* message but orders/edited. */
const orderPayload = z.object({
  id: shopifyId,
  name: z.string(),
  currency: z.string().nullish(),
  total_price: z.string().nullish(),
  test: z.boolean().nullish(),
  customer: z.object({ id: shopifyId.nullish() }).nullish(),
  created_at: time,
  updated_at: time,
  cancelled_at: time.nullish(),
  financial_status: z.string().nullish(),
  fulfillment_status: z.string().nullish(),
  line_items: z.array(line),
});

/** An order as Shopify knew it at `updatedAt`. */
export interface OrderSnapshot {
  shopifyOrderId: string;
  name: string;
  currencyCode: string | null;
  totalPrice: string | null;
  test: boolean;
  /** Undefined: not told, which changes nothing. */
  customerId: string | null | undefined;
  placedAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  paid: boolean;
  fulfilled: boolean;
  lines: OrderLineSnapshot[];
}

export interface OrderLineSnapshot {
  shopifyLineId: string;
  productId: string | null;
  variantId: string | null;
  title: string;
  variantTitle: string | null;
  quantity: number;
  currentQuantity: number;
  /** What the line carries as its signed id; undefined when it carries none, "" when what it carries is no text. */
  lineId: string | undefined;
}

/** A refunded order was paid once; an authorised or pending one was not yet. */
const paidStatuses = new Set(["paid", "partially_refunded", "refunded"]);

/** Reads an orders/* message. Throws a ZodError when it is none. */
export function readOrderPayload(payload: unknown): OrderSnapshot {
  const order = orderPayload.parse(payload);
  return {
    shopifyOrderId: order.id,
    name: storableText(order.name),
    currencyCode: order.currency ?? null,
    totalPrice: order.total_price ?? null,
    test: order.test ?? false,
    customerId: order.customer?.id ?? null,
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at ?? null,
    paid: paidStatuses.has(order.financial_status ?? ""),
    fulfilled: order.fulfillment_status === "fulfilled",
    lines: order.line_items.map((item) => ({
      shopifyLineId: item.id,
      productId: item.product_id ?? null,
      variantId: item.variant_id ?? null,
      title: storableText(item.title ?? ""),
      variantTitle: item.variant_title ? storableText(item.variant_title) : null,
      quantity: item.quantity,
      currentQuantity: item.current_quantity ?? item.quantity,
      lineId: lineIdOf(item.properties ?? []),
    })),
  };
}

function lineIdOf(properties: { name: unknown; value: unknown }[]): string | undefined {
  const found = properties.find((property) => property.name === linePropertyName);
  if (!found || found.value === null || found.value === "") return undefined;
  return typeof found.value === "string" ? found.value : "";
}
