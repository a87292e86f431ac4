import type { Shop } from "@prisma/client";
import { listDataRequests } from "../data-requests/list-data-requests.ts";
import { countNeedingAttention } from "../orders/count-needing-attention.ts";
import { weighShop } from "../photos/intake-quota.ts";
import { findExpiring } from "../retention/find-expiring.ts";
import type { Services } from "../services.ts";
import { roomLeft } from "./room-left.ts";
import { startOfShopDay } from "./shop-day.ts";

export type Home = Awaited<ReturnType<typeof readHome>>;

/**
 * What the merchant's first page says: how far the setup is, and what happened since midnight on the shop's own clock.
 * Whether the block stands on the theme only the browser can ask (App Bridge), so it is not here.
 */
export async function readHome(
  services: Services,
  { shop }: { shop: Pick<Shop, "id" | "timezone" | "guideClosedAt"> },
) {
  const { db, clock, limits } = services;
  const shopId = shop.id;
  const since = { gte: startOfShopDay(clock.now(), shop.timezone) };
  const received = { shopId, kind: "original", receivedAt: { not: null } } as const;

  const [
    photos,
    personalizations,
    orders,
    prints,
    needsAttention,
    firstPhoto,
    product,
    dataRequests,
    expiring,
    weight,
  ] = await Promise.all([
    db.image.count({ where: { ...received, receivedAt: since } }),
    db.personalization.count({ where: { shopId, createdAt: since } }),
    db.order.count({ where: { shopId, placedAt: since } }),
    db.print.count({ where: { shopId, status: "completed", completedAt: since } }),
    countNeedingAttention(services, { shopId }),
    db.image.findFirst({ where: received, select: { id: true } }),
    db.productAssignment.findFirst({
      where: { shopId },
      orderBy: { createdAt: "asc" },
      select: { productId: true, productTitle: true },
    }),
    listDataRequests(services, { shopId }),
    findExpiring(services, { shopId }),
    weighShop(db, { shopId, now: clock.now() }),
  ]);
  return {
    guide: {
      closed: shop.guideClosedAt !== null,
      /** A product that carries an artwork, to try it with. Null: none does yet. */
      product,
      tried: firstPhoto !== null,
    },
    today: { photos, personalizations, orders, prints },
    needsAttention,
    dataRequests,
    expiring,
    room: roomLeft(weight.stored, limits.quotas.shop),
  };
}
