import type { Prisma } from "@prisma/client";
import type { Services } from "../services.ts";
import { storableText } from "../storable-text.ts";
import { type OrderCursor, writeOrderCursor } from "./order-cursor.ts";
import { type OrderStatus, orderStatus, ordersInStatus, ordersWithPhotos } from "./order-status.ts";

export interface OrderQuery {
  status?: OrderStatus | undefined;
  /** Part of an order's name, as a merchant types it: "1001" or "#1001". */
  search?: string | undefined;
  /** Orders older than this one. */
  after?: OrderCursor | null;
  /** Orders newer than this one. */
  before?: OrderCursor | null;
  pageSize?: number;
}

export type ListedOrders = Awaited<ReturnType<typeof listOrders>>;

/** A shop's orders with photos, newest first, one page. `any` tells an empty shop from a search that found nothing. */
export async function listOrders(services: Services, { shopId, ...query }: { shopId: string } & OrderQuery) {
  const { db } = services;
  const pageSize = query.pageSize ?? 25;
  const backwards = !query.after && Boolean(query.before);
  const direction = backwards ? "asc" : "desc";
  const rows = await db.order.findMany({
    where: { AND: [{ shopId }, ordersWithPhotos, asked(query), beyond(query)] },
    orderBy: [{ placedAt: direction }, { id: direction }],
    take: pageSize + 1,
    select: listed,
  });
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (backwards) page.reverse();

  const [first, last] = [page[0], page.at(-1)];
  const [attention, any] = await Promise.all([
    db.order.count({ where: { AND: [{ shopId }, ordersWithPhotos, ordersInStatus("needs-attention")] } }),
    first ? true : db.order.findFirst({ where: { shopId, ...ordersWithPhotos }, select: { id: true } }),
  ]);
  return {
    orders: page.map(({ items, ...order }) => ({
      id: order.id,
      name: order.name,
      placedAt: order.placedAt,
      test: order.test,
      photoItems: items.filter((item) => item.personalizationId !== null && item.releasedAt === null).length,
      status: orderStatus({ ...order, items }),
    })),
    newer: first && (backwards ? more : query.after) ? writeOrderCursor(first) : null,
    older: last && (backwards || more) ? writeOrderCursor(last) : null,
    needsAttention: attention,
    any: Boolean(any),
  };
}

const listed = {
  id: true,
  name: true,
  placedAt: true,
  test: true,
  paidAt: true,
  fulfilledAt: true,
  cancelledAt: true,
  items: {
    select: { releasedAt: true, personalizationId: true, flag: true, print: { select: { status: true } } },
  },
} satisfies Prisma.OrderSelect;

function asked({ status, search }: OrderQuery): Prisma.OrderWhereInput {
  const text = storableText(search ?? "")
    .trim()
    .slice(0, 100);
  return {
    ...(status ? ordersInStatus(status) : {}),
    // Prisma hands `%` and `_` to LIKE as they are; a merchant means the characters.
    ...(text ? { name: { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } } : {}),
  };
}

function beyond({ after, before }: OrderQuery): Prisma.OrderWhereInput {
  if (after) {
    return { OR: [{ placedAt: { lt: after.placedAt } }, { placedAt: after.placedAt, id: { lt: after.id } }] };
  }
  if (before) {
    return { OR: [{ placedAt: { gt: before.placedAt } }, { placedAt: before.placedAt, id: { gt: before.id } }] };
  }
  return {};
}
