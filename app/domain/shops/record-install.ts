import type { Shop } from "@prisma/client";
import { addStarterArtworks } from "../artworks/add-starter-artworks.ts";
import { findAccountOf } from "../credits/find-account-of.ts";
import { openAccount } from "../credits/open-account.ts";
import type { Services } from "../services.ts";

const shopQuery = `#graphql
  query InstalledShop { shop { id name currencyCode ianaTimezone } }`;

interface ShopAnswer {
  shop: { id: string; name: string; currencyCode: string; ianaTimezone: string };
}

/**
 * A merchant opened the app with a fresh token: an install, a re-install or a renewed sign-in. May run any number of times.
 *
 * Each proves that the app is installed now, so messages about an earlier time don't count any more. What the merchant had
 * stays as it was. The starter artworks are added once; failing to add them is logged, not thrown, so that the admin opens.
 */
export async function recordInstall(services: Services, { shopDomain }: { shopDomain: string }): Promise<void> {
  const { db, clock } = services;
  const { shop: told } = await services.admin.graphql<ShopAnswer>(shopDomain, shopQuery);
  const facts = {
    name: told.name,
    shopifyId: told.id,
    currencyCode: told.currencyCode,
    timezone: told.ianaTimezone,
  };

  const known = await db.shop.findUnique({ where: { domain: shopDomain } });
  if (known && !known.uninstalledAt) {
    await openAccount(services, { shopId: known.id, shopDomain });
    await tryStarters(
      services,
      await db.shop.update({ where: { id: known.id }, data: { ...facts, installedAt: clock.now() } }),
    );
    return;
  }
  // Not installed until the starters are there: a page beside this one would show a shop without artworks.
  const at = clock.now();
  const pending = { ...facts, installedAt: at, uninstalledAt: at };
  const id = (await findAccountOf(services, { shopDomain })) ?? undefined; // erased, and back for its credits
  await db.shop.createMany({ data: { ...pending, ...(id && { id }), domain: shopDomain }, skipDuplicates: true });
  const shop = await db.shop.update({ where: { domain: shopDomain }, data: pending });
  await db.settings.createMany({ data: { shopId: shop.id }, skipDuplicates: true });
  await openAccount(services, { shopId: shop.id, shopDomain });
  await tryStarters(services, shop);
  // Unless it was removed meanwhile.
  const where = { id: shop.id, installedAt: at, uninstalledAt: at };
  const { count } = await db.shop.updateMany({ where, data: { uninstalledAt: null } });
  if (count > 0) services.log.info("shop-installed", { shop: shopDomain });
}

async function tryStarters(services: Services, shop: Shop): Promise<void> {
  try {
    await addStarterArtworks(services, { shopId: shop.id });
  } catch (error) {
    services.log.error("add-starter-artworks-failed", { shop: shop.domain, error: String(error) });
  }
}
