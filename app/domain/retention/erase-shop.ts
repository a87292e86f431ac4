import type { Services } from "../services.ts";

/**
 * Shopify asks to forget a shop, two days after it removed the app (shop/redact): all its pictures, artworks and rows.
 * A shop that has installed again since keeps everything. May be repeated.
 */
export async function eraseShop(
  services: Services,
  { shopDomain, at }: { shopDomain: string; at: Date },
): Promise<void> {
  const { db, storage, log } = services;
  const shop = await db.shop.findUnique({ where: { domain: shopDomain } });
  if (!shop?.uninstalledAt || shop.installedAt > at) return;

  const prefixes = ["temporary", "order_pending", "order_completed", "archived", "artworks"];
  for (const prefix of prefixes) {
    const batch: string[] = [];
    for await (const object of storage.list(`${prefix}/${shop.id}`)) batch.push(object.key);
    await storage.delete(batch);
  }
  await db.session.deleteMany({ where: { shop: shopDomain } });
  await db.webhookDelivery.deleteMany({ where: { shopDomain, topic: { not: "shop/redact" } } });
  await db.refundLine.deleteMany({ where: { shopId: shop.id } });
  await db.print.deleteMany({ where: { shopId: shop.id } });
  await db.personalization.deleteMany({ where: { shopId: shop.id } });
  await db.shop.delete({ where: { id: shop.id } });
  log.info("shop-erased", { shop: shopDomain });
}
