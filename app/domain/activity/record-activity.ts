import type { Prisma } from "@prisma/client";

/** What happened, for a merchant to read. `data`: ids, numbers and codes; no personal data, no links. */
export async function recordActivity(
  db: Prisma.TransactionClient,
  entry: { shopId: string; orderId?: string; event: string; data?: Prisma.InputJsonObject; at: Date },
): Promise<void> {
  await db.activityEntry.create({ data: entry });
}
