import type { Prisma } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listOrderEvents } from "./list-order-events.ts";
import { orderStatus } from "./order-status.ts";
import { viewOrderItem } from "./view-order-item.ts";

export type OrderDetails = Awaited<ReturnType<typeof readOrder>>;

/**
 * One order as its merchant sees it: its lines that carry a photo (or should), their pictures behind links that expire,
 * their prints, and what happened, oldest first.
 *
 * @throws DomainError "order-unknown" when the shop has no such order.
 */
export async function readOrder(services: Services, { shopId, orderId }: { shopId: string; orderId: string }) {
  const order = await findOrder(services, { shopId, orderId });
  if (!order) throw new DomainError("order-unknown");

  const settings = await readSettings(services, { shopId });
  const account = await services.db.shopCredits.findUniqueOrThrow({ where: { shopId }, select: { available: true } });
  const items = await Promise.all(
    order.items.map((item) => viewOrderItem(services, { order, item, settings, available: account.available })),
  );
  const { id, name, shopifyOrderId, placedAt, paidAt, fulfilledAt, cancelledAt, test, totalPrice, currencyCode } =
    order;
  return {
    ...{ id, name, shopifyOrderId, placedAt, paidAt, fulfilledAt, cancelledAt, test, totalPrice, currencyCode },
    status: orderStatus(order),
    items,
    events: await listOrderEvents(services, {
      shopId,
      orderId,
      photoIds: items.flatMap((item) => item.photos.map((photo) => photo.id)),
    }),
    retentionDays: {
      temporary: settings.temporaryDays,
      order_pending: settings.orderPendingDays,
      order_completed: settings.orderCompletedDays,
      archived: settings.archivedDays,
    },
  };
}

export const orderDetails = {
  items: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      print: { include: { image: true } },
      personalization: {
        include: { artworkVersion: true, photos: { include: { image: true }, orderBy: { slot: "asc" } } },
      },
    },
  },
} satisfies Prisma.OrderInclude;

export type OrderRow = Prisma.OrderGetPayload<{ include: typeof orderDetails }>;

/** Null for an id that is none, as for one the shop does not have. */
function findOrder(
  { db }: Services,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<OrderRow | null> {
  if (!isRowId(orderId)) return Promise.resolve(null);
  return db.order.findFirst({ where: { id: orderId, shopId }, include: orderDetails });
}
