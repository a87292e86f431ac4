import { type CreditPending, Prisma, type Shop } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { assertMayBuy, type Staff } from "./assert-may-buy.ts";
import type { Pack } from "./billing.ts";
import { settlePurchase } from "./settle-purchase.ts";

const createCharge = `#graphql
  mutation BuyCredits($name: String!, $price: MoneyInput!, $returnUrl: URL!, $test: Boolean!) {
    appPurchaseOneTimeCreate(name: $name, price: $price, returnUrl: $returnUrl, test: $test) {
      appPurchaseOneTime { id } confirmationUrl userErrors { message }
    }
  }`;

interface Created {
  appPurchaseOneTimeCreate: {
    appPurchaseOneTime: { id: string } | null;
    confirmationUrl: string | null;
    userErrors: { message: string }[];
  };
}

const currencyCode = "USD";
/** So long another click waits for the first one's answer from Shopify, in milliseconds. */
const patienceMs = 5_000;
/** A purchase that has no charge after this was never asked for: whoever was about to, died. */
export const startMs = 60_000;

/**
 * A merchant wants to buy a pack. Returns where they approve it, in Shopify. Nothing is granted here, whatever comes back.
 *
 * The purchase is written down before Shopify is asked. A second click, or coming back within two days without having decided,
 * leads to the same charge.
 *
 * `buyer` is asked for when there is something to buy: who it is, Shopify must be asked.
 *
 * @throws DomainError "pack-unknown", "billing-not-allowed", "purchase-refused", "purchase-under-way", "shop-unreachable"
 */
export async function requestPurchase(
  services: Services,
  { shop, credits, buyer }: { shop: Pick<Shop, "id" | "domain">; credits: number; buyer: () => Promise<Staff> },
): Promise<{ purchaseId: string; confirmationUrl: string }> {
  const pack = services.billing.packs.find((one) => one.credits === credits);
  if (!pack) throw new DomainError("pack-unknown");
  const staff = await buyer();
  await assertMayBuy(services, { shopId: shop.id, staff });
  const begun = Date.now();
  while (Date.now() - begun < patienceMs) {
    const open = await findOpen(services, shop, pack);
    if (!open) {
      const own = await writeDown(services, shop, pack);
      if (own) {
        const data = { staff: staff.staffId, credits, purchase: own.id };
        await recordActivity(services.db, {
          shopId: shop.id,
          event: "purchase-started",
          data,
          at: services.clock.now(),
        });
        return askShopify(services, shop, own);
      }
    } else if (open.chargeId && open.confirmationUrl) {
      const { status } = await settlePurchase(services, { purchaseId: open.id });
      if (status === "pending") return { purchaseId: open.id, confirmationUrl: open.confirmationUrl };
    } else if (Date.now() - open.createdAt.getTime() > startMs) {
      await abandon(services, open.id);
    } else await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new DomainError("purchase-under-way");
}

function findOpen({ db, billing }: Services, shop: Pick<Shop, "id">, pack: Pack): Promise<CreditPending | null> {
  return db.creditPending.findFirst({ where: { shopId: shop.id, ...pack, test: billing.test, status: "pending" } });
}

/** Null when somebody else just wrote down the same. */
async function writeDown({ db, billing }: Services, shop: Pick<Shop, "id">, pack: Pack): Promise<CreditPending | null> {
  try {
    // By the machine's time, as the wait above is: the domain's may be moved.
    const data = { shopId: shop.id, ...pack, currencyCode, test: billing.test, createdAt: new Date() };
    return await db.creditPending.create({ data });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return null;
    throw error;
  }
}

async function askShopify(services: Services, shop: Pick<Shop, "domain">, { id, ...purchase }: CreditPending) {
  const { admin, billing, db } = services;
  try {
    const { appPurchaseOneTimeCreate: created } = await admin.graphql<Created>(shop.domain, createCharge, {
      name: `${purchase.credits} credits`,
      price: { amount: (purchase.priceCents / 100).toFixed(2), currencyCode },
      returnUrl: billing.adminUrl(shop.domain, "/app/credits"),
      test: purchase.test,
    });
    const { appPurchaseOneTime: charge, confirmationUrl, userErrors } = created;
    if (!charge || !confirmationUrl) {
      services.log.warn("purchase-not-started", { purchase: id, errors: userErrors.map(({ message }) => message) });
      throw new DomainError("purchase-refused");
    }
    await db.creditPending.update({ where: { id }, data: { chargeId: charge.id, confirmationUrl } });
    return { purchaseId: id, confirmationUrl };
  } catch (error) {
    await abandon(services, id);
    throw error;
  }
}

/** Closes a purchase that has no charge. */
export async function abandon({ db, clock }: Services, id: string): Promise<void> {
  await db.creditPending.updateMany({
    where: { id, status: "pending", chargeId: null },
    data: { status: "expired", failure: "not-started", closedAt: clock.now() },
  });
}
