import { Prisma } from "@prisma/client";
import type { Services } from "../services.ts";
import { storableText } from "../storable-text.ts";
import { countNeedingAttention } from "./count-needing-attention.ts";
import { type OrderCursor, writeOrderCursor } from "./order-cursor.ts";
import { isInStatus, type OrderStatus, orderStatus } from "./order-status.ts";

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

/** A shop's orders (none is kept that carries no photo), newest first, one page. `any` tells an empty shop from a search that found nothing. */
export async function listOrders(services: Services, { shopId, ...query }: { shopId: string } & OrderQuery) {
  const { db } = services;
  const pageSize = query.pageSize ?? 25;
  const backwards = !query.after && Boolean(query.before);
  const found = await findOrders(services, { shopId, query, backwards, most: pageSize + 1 });
  const rows = await db.order.findMany({
    where: { shopId, id: { in: found } },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    select: listed,
  });
  if (backwards) rows.reverse();
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (backwards) page.reverse();

  const [first, last] = [page[0], page.at(-1)];
  const [attention, any] = await Promise.all([
    countNeedingAttention(services, { shopId }),
    first ? true : db.order.findFirst({ where: { shopId }, select: { id: true } }),
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

/** The ids of up to so many orders next to the cursor. Every way to ask follows an index of the shop's own orders. */
async function findOrders(
  { db }: Services,
  { shopId, query, backwards, most }: { shopId: string; query: OrderQuery; backwards: boolean; most: number },
): Promise<string[]> {
  const { sql } = Prisma;
  const { status, after, before } = query;
  const text = storableText(query.search ?? "")
    .trim()
    .slice(0, 100)
    // A merchant means the characters, not LIKE's wildcards.
    .replace(/[\\%_]/g, "\\$&");
  const cursor = after ?? before;
  const [sign, direction] = backwards ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o
     WHERE o.shop_id = ${shopId}::uuid
       ${status ? sql`AND ${isInStatus(shopId, status)}` : Prisma.empty}
       ${text ? sql`AND o.name ILIKE ${`%${text}%`}` : Prisma.empty}
       ${cursor ? sql`AND (o.placed_at, o.id) ${sign} (${cursor.placedAt}, ${cursor.id}::uuid)` : Prisma.empty}
     ORDER BY o.placed_at ${direction}, o.id ${direction} LIMIT ${most}`;
  return rows.map(({ id }) => id);
}
