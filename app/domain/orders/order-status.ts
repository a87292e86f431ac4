import type { OrderItemFlag, PrintStatus, Prisma } from "@prisma/client";

/** What a merchant needs to know of an order, in one word. First match wins, in this order. */
export const orderStatuses = [
  "cancelled",
  "refunded",
  "shipped",
  "needs-attention",
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

/** The status of one order. `ordersInStatus` says the same to the database; a test holds them together. */
export function orderStatus(order: OrderFacts): OrderStatus {
  if (order.cancelledAt) return "cancelled";
  const live = order.items.filter((item) => item.releasedAt === null);
  if (live.length === 0) return "refunded";
  if (order.fulfilledAt) return "shipped";
  if (live.some((item) => item.flag !== null || item.print?.status === "failed")) return "needs-attention";
  if (!order.paidAt) return "awaiting-payment";
  const toPrint = live.filter((item) => item.personalizationId !== null);
  return toPrint.every((item) => item.print?.status === "completed") ? "print-ready" : "making-print";
}

/** Orders that carry a photo, or should: the only ones this app shows. */
export const ordersWithPhotos = {
  items: { some: { OR: [{ personalizationId: { not: null } }, { flag: { not: null } }, { print: { isNot: null } }] } },
} satisfies Prisma.OrderWhereInput;

const attention = {
  items: { some: { releasedAt: null, OR: [{ flag: { not: null } }, { print: { status: "failed" } }] } },
} satisfies Prisma.OrderWhereInput;

const unprinted = {
  items: {
    some: {
      releasedAt: null,
      personalizationId: { not: null },
      OR: [{ print: null }, { print: { status: { not: "completed" } } }],
    },
  },
} satisfies Prisma.OrderWhereInput;

const wanted = { items: { some: { releasedAt: null } } } satisfies Prisma.OrderWhereInput;
const waiting = { cancelledAt: null, fulfilledAt: null } satisfies Prisma.OrderWhereInput;
const printing = { ...waiting, paidAt: { not: null } } satisfies Prisma.OrderWhereInput;

const inStatus: Record<OrderStatus, Prisma.OrderWhereInput> = {
  cancelled: { cancelledAt: { not: null } },
  refunded: { cancelledAt: null, NOT: wanted },
  shipped: { cancelledAt: null, fulfilledAt: { not: null }, ...wanted },
  "needs-attention": { ...waiting, ...attention },
  "awaiting-payment": { ...waiting, paidAt: null, ...wanted, NOT: attention },
  "print-ready": { ...printing, ...wanted, NOT: [attention, unprinted] },
  "making-print": { ...printing, ...unprinted, NOT: attention },
};

/** The condition under which `orderStatus` gives this status. Name the shop beside it. */
export function ordersInStatus(status: OrderStatus): Prisma.OrderWhereInput {
  return inStatus[status];
}
