import type { Prisma } from "@prisma/client";
import type { Services } from "../services.ts";

/** Something that happened in a shop. `staff`: Shopify's number of who did it, where a person of the shop did. */
export interface Activity {
  id: string;
  at: Date;
  event: string;
  code: string | null;
  staff: string | null;
  order: { id: string; name: string } | null;
}

/** What happened in a shop, newest first; `after`: the id of the last entry of the page before. */
export async function listActivity(
  { db }: Pick<Services, "db">,
  { shopId, after, pageSize = 50 }: { shopId: string; after: string | null; pageSize?: number },
): Promise<{ activity: Activity[]; older: string | null }> {
  const before = /^\d{1,18}$/.test(after ?? "") ? BigInt(after ?? 0) : null;
  const rows = await db.activityEntry.findMany({
    where: { shopId, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const ids = page.flatMap(({ orderId }) => orderId ?? []);
  const orders = await db.order.findMany({ where: { shopId, id: { in: ids } }, select: { id: true, name: true } });
  const named = new Map(orders.map((order) => [order.id, order]));
  return {
    activity: page.map(({ id, at, event, data, orderId }) => ({
      ...{
        id: String(id),
        at,
        event,
        code: textIn(data, "code") ?? textIn(data, "flag"),
        staff: textIn(data, "staff"),
      },
      order: named.get(orderId ?? "") ?? null,
    })),
    older: rows.length > pageSize ? String(page.at(-1)?.id) : null,
  };
}

function textIn(data: Prisma.JsonValue, name: string): string | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const value = data[name];
  return typeof value === "string" ? value : null;
}
