import type { Prisma, Tier } from "@prisma/client";
import type { Services } from "../services.ts";

/** Something that happened to an order or to one of its photos. `data`: codes and ids, never personal data. */
export interface OrderEvent {
  id: string;
  at: Date;
  event: string;
  code: string | null;
  fromTier: Tier | null;
  toTier: Tier | null;
}

/** What happened to an order and what became of its photos, oldest first. */
export async function listOrderEvents(
  { db }: Services,
  { shopId, orderId, photoIds }: { shopId: string; orderId: string; photoIds: string[] },
): Promise<OrderEvent[]> {
  const [activity, retention] = await Promise.all([
    db.activityEntry.findMany({ where: { shopId, orderId }, orderBy: { id: "asc" }, take: 200 }),
    db.retentionLogEntry.findMany({
      where: { shopId, imageId: { in: photoIds } },
      orderBy: { id: "asc" },
      take: 200,
    }),
  ]);
  const events: OrderEvent[] = [
    ...activity.map(({ id, at, event, data }) => ({
      ...{ id: `order-${id}`, at, event },
      ...{ code: codeOf(data), fromTier: null, toTier: null },
    })),
    ...retention.map(({ id, at, event, fromTier, toTier, reason }) => ({
      ...{ id: `photo-${id}`, at, event: `photo-${event}` },
      ...{ code: reason, fromTier, toTier },
    })),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The one word that tells two events of a kind apart: why a print failed, what is wrong with a line. */
function codeOf(data: Prisma.JsonValue): string | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const code = data.code ?? data.flag;
  return typeof code === "string" ? code : null;
}
