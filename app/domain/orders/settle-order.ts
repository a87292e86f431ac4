import type { Order, OrderItem, PrintStatus, RefundLine } from "@prisma/client";
import { parseArtworkDocument } from "../artworks/artwork-document.ts";
import { printSizeOf } from "../artworks/print-sizes.ts";
import { currentPrices, priceOfPrint } from "../credits/price-list.ts";
import { releaseHold } from "../credits/settle-hold.ts";
import { renderPrintJob } from "../prints/render-print.job.ts";
import { picturesOf, settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";

/**
 * Brings everything that hangs on an order in line with what is known of it: which lines are released, which prints are
 * to be made, how long the pictures are kept. Looks at the rows, not at what just happened, so it may run at any time.
 */
export async function settleOrder(
  services: Services,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<void> {
  const { db, bell, clock } = services;
  const { printIds, personalizationIds } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM orders WHERE id = ${orderId}::uuid AND shop_id = ${shopId}::uuid FOR UPDATE`;
    const order = await tx.order.findFirstOrThrow({ where: { id: orderId, shopId }, include: { items: true } });
    const refunds = await tx.refundLine.findMany({ where: { shopId, shopifyOrderId: order.shopifyOrderId } });

    for (const item of order.items) {
      const releasedAt = releaseOf(item, refunds, clock.now());
      if (Number(releasedAt) !== Number(item.releasedAt)) {
        await tx.orderItem.update({ where: { id: item.id }, data: { releasedAt } });
        item.releasedAt = releasedAt;
      }
    }

    const wanted = order.items.filter((item) => isToPrint(order, item));
    for (const { id: orderItemId, personalizationId, variantTitle } of wanted) {
      const { recipe, recipeHash, artworkVersion } = await tx.personalization.findFirstOrThrow({
        where: { id: personalizationId ?? "", shopId },
        include: { artworkVersion: true },
      });
      const printSize = printSizeOf(parseArtworkDocument(artworkVersion.document), variantTitle);
      const price = { credits: priceOfPrint(recipe), priceVersion: currentPrices.version };
      await tx.print.createMany({
        data: { shopId, orderItemId, personalizationId: personalizationId ?? "", recipeHash, printSize, ...price },
        skipDuplicates: true,
      });
    }
    const unwanted = order.items.filter((item) => !isToPrint(order, item)).map((item) => item.id);
    const dropped = await tx.print.updateManyAndReturn({
      where: { shopId, orderItemId: { in: unwanted }, status: { in: unmade } },
      data: { status: "cancelled", leaseToken: null, leaseUntil: null },
      select: { id: true },
    });
    await tx.print.updateMany({
      where: { shopId, orderItemId: { in: wanted.map((item) => item.id) }, status: "cancelled" },
      data: { status: "pending", attempts: 0 },
    });
    const pending = await tx.print.findMany({
      where: { shopId, orderItemId: { in: wanted.map((item) => item.id) }, status: "pending" },
    });
    for (const { id: subjectId } of dropped) await releaseHold(tx, { shopId, subjectId }, clock.now());
    return {
      printIds: pending.map((print) => print.id),
      personalizationIds: order.items.flatMap((item) => item.personalizationId ?? []),
    };
  });

  for (const printId of printIds) await bell.ring(renderPrintJob, { printId });
  await settleRetention(services, { shopId, imageIds: await picturesOf(services, { shopId, personalizationIds }) });
}

/** What may still be stopped: a print that is made has been paid for. */
const unmade: PrintStatus[] = ["pending", "awaiting_credits", "processing", "failed"];

/** Only what is paid for, still wanted, and known to be ours is printed. */
export function isToPrint(
  order: Pick<Order, "paidAt" | "cancelledAt">,
  item: Pick<OrderItem, "personalizationId" | "releasedAt">,
): boolean {
  return order.paidAt !== null && order.cancelledAt === null && item.personalizationId !== null && !item.releasedAt;
}

/** Since when nothing of a line is wanted any more; null while some of it is. */
export function releaseOf(
  item: Pick<OrderItem, "shopifyLineId" | "quantity" | "currentQuantity" | "releasedAt">,
  refunds: Pick<RefundLine, "shopifyLineId" | "quantity" | "refundedAt">[],
  now: Date,
): Date | null {
  const ofLine = refunds.filter((refund) => refund.shopifyLineId === item.shopifyLineId);
  const refunded = ofLine.reduce((sum, refund) => sum + refund.quantity, 0);
  if (Math.min(item.currentQuantity, item.quantity - refunded) > 0) return null;
  if (item.releasedAt) return item.releasedAt;
  return ofLine.length > 0 ? new Date(Math.max(...ofLine.map((refund) => refund.refundedAt.getTime()))) : now;
}
