import type { Shop } from "@prisma/client";
import { addStarterArtworks } from "../artworks/add-starter-artworks.ts";
import type { Services } from "../services.ts";

const shopQuery = `#graphql
  query InstalledShop { shop { id name currencyCode ianaTimezone } }`;

interface ShopAnswer {
  shop: { id: string; name: string; currencyCode: string; ianaTimezone: string };
}

/**
 * A merchant opened the app with a fresh token: an install, a re-install or a renewed sign-in. May run any number of times.
 *
 * What the merchant had stays as it was. The starter artworks are added once; failing to add them is logged, not thrown,
 * so that the admin opens.
 */
export async function recordInstall(services: Services, { shopDomain }: { shopDomain: string }): Promise<void> {
  const { db, clock } = services;
  const { shop } = await services.admin.graphql<ShopAnswer>(shopDomain, shopQuery);
  const facts = {
    name: shop.name,
    shopifyId: shop.id,
    currencyCode: shop.currencyCode,
    timezone: shop.ianaTimezone,
  };

  const known = await db.shop.findUnique({ where: { domain: shopDomain } });
  if (known && !known.uninstalledAt) {
    await db.shop.update({ where: { id: known.id }, data: facts });
  } else {
    const installed = { ...facts, uninstalledAt: null, installedAt: clock.now() };
    await db.shop.upsert({
      where: { domain: shopDomain },
      create: { ...installed, domain: shopDomain, settings: { create: {} } },
      update: installed,
    });
    services.log.info("shop-installed", { shop: shopDomain });
  }
  await tryStarters(services, await db.shop.findUniqueOrThrow({ where: { domain: shopDomain } }));
}

async function tryStarters(services: Services, shop: Shop): Promise<void> {
  try {
    await addStarterArtworks(services, { shopId: shop.id });
  } catch (error) {
    services.log.error("add-starter-artworks-failed", { shop: shop.domain, error: String(error) });
  }
}
