import type { OrderItem, Prisma } from "@prisma/client";
import { readLineId } from "../personalizations/line-id.ts";
import type { Services } from "../services.ts";

type Recognized = Pick<OrderItem, "personalizationId" | "flag">;

/**
 * What an order line means to us. Null: nothing, it needs no photo and names none. What a buyer wrote is believed only
 * with our signature for this shop; anything else is kept and flagged, because an order must never be lost.
 */
export async function recognizeLine(
  { keys }: Services,
  tx: Prisma.TransactionClient,
  { shopId, lineId, productId }: { shopId: string; lineId: string | undefined; productId: string | null },
): Promise<Recognized | null> {
  if (lineId === undefined) {
    const needsPhoto = productId !== null && (await tx.productAssignment.count({ where: { shopId, productId } })) > 0;
    return needsPhoto ? { personalizationId: null, flag: "missing" } : null;
  }
  const publicId = readLineId(keys, { shopId, lineId });
  if (!publicId) return { personalizationId: null, flag: "forged" };

  const personalization = await tx.personalization.findFirst({ where: { shopId, publicId } });
  if (!personalization) return { personalizationId: null, flag: "unknown" };
  return { personalizationId: personalization.id, flag: null };
}
