import type { Services } from "../services.ts";

/**
 * The merchant removed the app: its sessions are worthless and go; photos keep their tiers until `shop/redact` (48 h later).
 * A late message about an earlier install must not touch a newer one, so `at` (Shopify's time) is compared.
 */
export async function recordUninstall(
  services: Services,
  { shopDomain, at }: { shopDomain: string; at: Date },
): Promise<void> {
  const { count } = await services.db.shop.updateMany({
    where: { domain: shopDomain, installedAt: { lte: at } },
    data: { uninstalledAt: at },
  });
  if (count === 0) return;
  await services.db.session.deleteMany({ where: { shop: shopDomain } });
  services.log.info("shop-uninstalled", { shop: shopDomain });
}
