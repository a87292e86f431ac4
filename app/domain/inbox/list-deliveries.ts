import type { DeliveryStatus } from "@prisma/client";
import type { Services } from "../services.ts";
import { readTimeCursor, writeTimeCursor } from "../time-cursor.ts";

export type { DeliveryStatus } from "@prisma/client";

/** What Shopify told us of a shop, newest first. Never what it said: that is a customer's, and goes when it is applied. */
export async function listDeliveries(
  { db }: Pick<Services, "db">,
  { shopDomain, after, pageSize = 50 }: { shopDomain: string; after: string | null; pageSize?: number },
): Promise<{
  deliveries: { id: string; topic: string; status: DeliveryStatus; attempts: number; at: Date }[];
  older: string | null;
}> {
  const cursor = readTimeCursor(after);
  const rows = await db.webhookDelivery.findMany({
    where: {
      shopDomain,
      ...(cursor && {
        receivedAt: { lte: cursor.at },
        OR: [{ receivedAt: { lt: cursor.at } }, { receivedAt: cursor.at, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: { id: true, topic: true, status: true, attempts: true, receivedAt: true },
  });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    deliveries: page.map(({ receivedAt, ...row }) => ({ ...row, at: receivedAt })),
    older: rows.length > pageSize && last ? writeTimeCursor({ at: last.receivedAt, id: last.id }) : null,
  };
}
