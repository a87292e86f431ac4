import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { retryDeliveries } from "../inbox/retry-deliveries.ts";
import { requestPrint } from "../prints/request-print.ts";
import type { Services } from "../services.ts";

/** So many prints at a time: all of them, however many. */
const batchSize = 200;

/**
 * Tries again what failed: the one thing named, or all of a shop. What somebody else tried again just now is left to them, so it
 * may be asked for twice. Returns how many are under way.
 */
export async function retryFailures(
  services: Services,
  { shop, printId, deliveryId }: { shop: Pick<Shop, "id" | "domain">; printId?: string; deliveryId?: string },
): Promise<number> {
  if (deliveryId) return retryDeliveries(services, { shopDomain: shop.domain, deliveryId });
  if (printId) return (await tryPrint(services, { shopId: shop.id, printId })) ? 1 : 0;
  let tried = await retryDeliveries(services, { shopDomain: shop.domain });
  for (;;) {
    const failed = await services.db.print.findMany({
      where: { shopId: shop.id, status: "failed" },
      select: { id: true },
      take: batchSize,
    });
    for (const { id } of failed) if (await tryPrint(services, { shopId: shop.id, printId: id })) tried += 1;
    if (failed.length < batchSize) return tried;
  }
}

async function tryPrint(services: Services, asked: { shopId: string; printId: string }): Promise<boolean> {
  try {
    await requestPrint(services, asked);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "print-unknown") return false;
    throw error;
  }
}
