import { recordActivity } from "../activity/record-activity.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { erasePerson } from "./erase-person.ts";
import type { Erased } from "./erase-pictures.ts";

/**
 * The merchant erases the shopper of an order: the pictures of this order, and, where Shopify told us who ordered, of their
 * other orders and visits too. May be repeated.
 *
 * @throws DomainError "order-unknown"
 */
export async function eraseShopperOfOrder(
  services: Services,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<Erased> {
  const { db, clock } = services;
  const order = isRowId(orderId) ? await db.order.findFirst({ where: { id: orderId, shopId } }) : null;
  if (!order) throw new DomainError("order-unknown");
  const choices = await db.personalization.findMany({
    where: { shopId, orderItems: { some: { orderId } } },
    select: { shopperSessionId: true },
  });
  const person = {
    customerId: order.customerId,
    shopifyOrderIds: [order.shopifyOrderId],
    shopperSessionIds: choices.flatMap(({ shopperSessionId }) => shopperSessionId ?? []),
  };
  const erased = await erasePerson(services, { shopId, person, reason: "asked-by-merchant", actor: "merchant" });
  await recordActivity(db, { shopId, orderId, event: "shopper-erased", data: { ...erased }, at: clock.now() });
  return erased;
}
