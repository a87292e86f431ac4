import { type OrderItemFlag, type PrintStatus, Prisma } from "@prisma/client";

/** What a merchant needs to know of an order, in one word. First match wins, in this order. */
export const orderStatuses = [
  "cancelled",
  "refunded",
  "shipped",
  "needs-attention",
  "awaiting-credits",
  "awaiting-payment",
  "print-ready",
  "making-print",
] as const;

export type OrderStatus = (typeof orderStatuses)[number];

/** All that decides an order's status. `releasedAt`: nothing of the line is wanted any more (removed, refunded). */
export interface OrderFacts {
  paidAt: Date | null;
  fulfilledAt: Date | null;
  cancelledAt: Date | null;
  items: {
    releasedAt: Date | null;
    personalizationId: string | null;
    flag: OrderItemFlag | null;
    print: { status: PrintStatus } | null;
  }[];
}

/** The status of one order. `isInStatus` says the same to the database; a test holds them together. */
export function orderStatus(order: OrderFacts): OrderStatus {
  if (order.cancelledAt) return "cancelled";
  const live = order.items.filter((item) => item.releasedAt === null);
  if (live.length === 0) return "refunded";
  if (order.fulfilledAt) return "shipped";
  if (live.some((item) => item.flag !== null || item.print?.status === "failed")) return "needs-attention";
  if (order.paidAt && live.some((item) => item.print?.status === "awaiting_credits")) return "awaiting-credits";
  if (!order.paidAt) return "awaiting-payment";
  const toPrint = live.filter((item) => item.personalizationId !== null);
  return toPrint.every((item) => item.print?.status === "completed") ? "print-ready" : "making-print";
}

const { sql } = Prisma;

/** The condition under which `orderStatus` gives this status to an order `o` of this shop. */
export function isInStatus(shopId: string, status: OrderStatus): Prisma.Sql {
  const items = sql`SELECT i.order_id FROM order_items i LEFT JOIN prints p ON p.order_item_id = i.id WHERE i.shop_id = ${shopId}::uuid`;
  // OFFSET 0: asked order by order, for few are open and a page is short; never by reading all lines of the shop first.
  const has = (lines: Prisma.Sql) =>
    sql`EXISTS (${items} AND i.order_id = o.id AND i.released_at IS NULL ${lines} OFFSET 0)`;
  const live = has(Prisma.empty);
  const attention = has(sql`AND (i.flag IS NOT NULL OR p.status = 'failed')`);
  const unprinted = has(sql`AND i.personalization_id IS NOT NULL AND p.status IS DISTINCT FROM 'completed'`);
  const short = has(sql`AND p.status = 'awaiting_credits'`);
  const waiting = sql`o.cancelled_at IS NULL AND o.fulfilled_at IS NULL`;
  const printing = sql`${waiting} AND o.paid_at IS NOT NULL AND NOT ${attention} AND NOT ${short}`;
  const conditions: Record<OrderStatus, Prisma.Sql> = {
    cancelled: sql`o.cancelled_at IS NOT NULL`,
    // Said twice, as few lines are released and every order has one.
    refunded: sql`o.cancelled_at IS NULL AND NOT ${live} AND o.id IN (${items} AND i.released_at IS NOT NULL)`,
    shipped: sql`o.cancelled_at IS NULL AND o.fulfilled_at IS NOT NULL AND ${live}`,
    "needs-attention": sql`${waiting} AND ${attention}`,
    "awaiting-credits": sql`${waiting} AND o.paid_at IS NOT NULL AND NOT ${attention} AND ${short}`,
    "awaiting-payment": sql`${waiting} AND o.paid_at IS NULL AND ${live} AND NOT ${attention}`,
    "print-ready": sql`${printing} AND ${live} AND NOT ${unprinted}`,
    "making-print": sql`${printing} AND ${unprinted}`,
  };
  return sql`o.shop_id = ${shopId}::uuid AND ${conditions[status]}`;
}
