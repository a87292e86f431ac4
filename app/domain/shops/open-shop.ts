import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { recordInstall } from "./record-install.ts";

/** How long the first page of a fresh install waits for the install to be recorded, in milliseconds. */
const patienceMs = 4_000;
/** How long it waits for one that it sees is being recorded: drawing the starter artworks takes a slow machine a while. */
const longInstallMs = 30_000;
const pauseMs = 100;

/**
 * The shop of a merchant who has signed in.
 *
 * A page's loaders run side by side, and on the very first visit only one of them records the install: the others get here
 * before it is done, and wait. If it was never recorded (it failed, or the row was lost), it is recorded here.
 *
 * @throws DomainError "shop-unreachable" when the install can't be recorded now.
 */
export async function openShop(services: Services, { shopDomain }: { shopDomain: string }): Promise<Shop> {
  const begun = Date.now();
  for (;;) {
    const shop = await services.db.shop.findUnique({ where: { domain: shopDomain } });
    if (shop && !shop.uninstalledAt) return shop;
    const waited = Date.now() - begun;
    if (waited > (shop && isBeingInstalled(services, shop) ? longInstallMs : patienceMs)) break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  services.log.warn("shop-install-missing", { shop: shopDomain });
  await recordInstall(services, { shopDomain });
  const shop = await services.db.shop.findFirst({ where: { domain: shopDomain, uninstalledAt: null } });
  if (!shop) throw new DomainError("shop-unreachable");
  return shop;
}

/** As `recordInstall` leaves the row while it works; one that died at it is left so too, but not for long. */
function isBeingInstalled({ clock }: Services, { installedAt, uninstalledAt }: Shop): boolean {
  const age = clock.now().getTime() - installedAt.getTime();
  return uninstalledAt?.getTime() === installedAt.getTime() && age < longInstallMs;
}
