import type { Shop } from "@prisma/client";
import type { Services } from "../services.ts";

/** The most that are shown of each; how many there are is told beside. */
const most = 50;

export type Failures = Awaited<ReturnType<typeof listFailures>>;

/** What could not be done and waits for a person: prints, and messages from Shopify. The newest first. */
export async function listFailures({ db }: Pick<Services, "db">, { shop }: { shop: Pick<Shop, "id" | "domain"> }) {
  const failedPrints = { shopId: shop.id, status: "failed" } as const;
  const failedMessages = { shopDomain: shop.domain, status: "failed" } as const;
  const [prints, printCount, deliveries, deliveryCount] = await Promise.all([
    db.print.findMany({
      where: failedPrints,
      orderBy: { updatedAt: "desc" },
      take: most,
      select: {
        ...{ id: true, failure: true, credits: true, updatedAt: true },
        orderItem: { select: { title: true, order: { select: { id: true, name: true } } } },
      },
    }),
    db.print.count({ where: failedPrints }),
    db.webhookDelivery.findMany({
      where: failedMessages,
      orderBy: { receivedAt: "desc" },
      take: most,
      select: { id: true, topic: true, receivedAt: true, attempts: true },
    }),
    db.webhookDelivery.count({ where: failedMessages }),
  ]);
  return {
    prints: prints.map(({ id, failure, credits, updatedAt, orderItem }) => ({
      ...{ id, code: failure ?? "render-failed", credits, at: updatedAt, title: orderItem.title },
      order: orderItem.order,
    })),
    printCount,
    deliveries: deliveries.map(({ id, topic, receivedAt, attempts }) => ({ id, topic, at: receivedAt, attempts })),
    deliveryCount,
  };
}
