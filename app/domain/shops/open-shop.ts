import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { recordInstall } from "./record-install.ts";

/** How long the first page of a fresh install waits for the install to be recorded, in milliseconds. */
const patienceMs = 4_000;
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
  const until = Date.now() + patienceMs;
  for (;;) {
    const shop = await findInstalled(services, shopDomain);
    if (shop) return shop;
    if (Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  services.log.warn("shop-install-missing", { shop: shopDomain });
  await recordInstall(services, { shopDomain });
  const shop = await findInstalled(services, shopDomain);
  if (!shop) throw new DomainError("shop-unreachable");
  return shop;
}

function findInstalled({ db }: Services, domain: string): Promise<Shop | null> {
  return db.shop.findFirst({ where: { domain, uninstalledAt: null } });
}
