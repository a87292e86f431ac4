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
  {
    shopId,
    lineId,
    productId,
    placedAt,
  }: { shopId: string; lineId: string | undefined; productId: string | null; placedAt: Date },
): Promise<Recognized | null> {
  if (lineId === undefined) {
    const assigned = await tx.productAssignment.findUnique({
      where: { shopId_productId: { shopId, productId: productId ?? "" } },
    });
    // An order from before the product offered an artwork lacks nothing.
    const needsPhoto = assigned !== null && assigned.createdAt <= placedAt;
    return needsPhoto ? { personalizationId: null, flag: "missing" } : null;
  }
  const publicId = readLineId(keys, { shopId, lineId });
  if (!publicId) return { personalizationId: null, flag: "forged" };

  const personalization = await tx.personalization.findFirst({ where: { shopId, publicId } });
  if (!personalization) return { personalizationId: null, flag: "unknown" };
  // The right signature on a cheaper product: what was paid for is not what was chosen.
  const isOther = personalization.productId !== productId;
  return isOther
    ? { personalizationId: null, flag: "other_product" }
    : { personalizationId: personalization.id, flag: null };
}
