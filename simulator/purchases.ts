import { gid } from "./gid.ts";
import { type Purchase, Refusal, type Shop, type World } from "./state.ts";

const lifetimeMs = 2 * 24 * 3600 * 1000;

/**
 * Writes down a one-time charge the merchant has still to approve.
 *
 * @throws Refusal 422 below 0.50, above 10,000, or in a currency other than USD and the shop's own.
 */
export function createPurchase(
  world: World,
  shop: Shop,
  ask: { name: string; amount: string; currency: string; returnUrl: string; test: boolean },
): Purchase {
  const amount = Number(ask.amount);
  if (!(amount >= 0.5)) throw new Refusal(422, "Validation failed: Price must be greater than or equal to 0.5");
  if (amount > 10_000) throw new Refusal(422, "Validation failed: Price must be less than or equal to 10000");
  if (ask.currency !== "USD" && ask.currency !== shop.currency) throw new Refusal(422, "Currency code must be USD");
  const now = new Date().toISOString();
  const purchase: Purchase = {
    id: world.nextId(),
    name: ask.name,
    amount: amount.toFixed(2),
    currency: ask.currency,
    test: ask.test,
    status: "PENDING",
    returnUrl: ask.returnUrl,
    createdAt: now,
    updatedAt: now,
  };
  shop.purchases.push(purchase);
  return purchase;
}

/** The merchant's answer to a waiting charge: `app_purchases_one_time/update`. @throws Refusal 422 when it has one. */
export function decidePurchase(world: World, shop: Shop, purchase: Purchase, status: "ACTIVE" | "DECLINED"): void {
  expirePurchases(shop);
  if (purchase.status !== "PENDING") throw new Refusal(422, `This charge is ${purchase.status.toLowerCase()} already.`);
  purchase.status = status;
  purchase.updatedAt = new Date().toISOString();
  const payload = {
    app_purchase_one_time: {
      admin_graphql_api_id: gid("AppPurchaseOneTime", purchase.id),
      name: purchase.name,
      status: purchase.status,
      admin_graphql_api_shop_id: gid("Shop", shop.id),
      created_at: purchase.createdAt,
      updated_at: purchase.updatedAt,
    },
  };
  world.announce(shop, [{ topic: "app_purchases_one_time/update", payload }]);
}

/** Charges nobody answered in two days can no longer be approved. */
export function expirePurchases(shop: Shop): void {
  for (const purchase of shop.purchases)
    if (purchase.status === "PENDING" && Date.parse(purchase.createdAt) + lifetimeMs < Date.now())
      purchase.status = "EXPIRED";
}

/** The address Shopify sends the merchant to, to approve the charge. */
export function confirmationUrl(shop: Shop, purchase: Purchase): string {
  return `https://${shop.domain}/admin/charges/7101/${purchase.id}/RequestOneTimeApplicationCharge/confirm`;
}
