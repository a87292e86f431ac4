import { localUrl } from "./addresses.ts";
import { escapeHtml, redirect, type ShopExchange, sendHtml } from "./http.ts";
import { decidePurchase, expirePurchases } from "./purchases.ts";
import { type Purchase, Refusal, type Shop } from "./state.ts";

const chargePath = /^\/admin\/charges\/\d+\/(\d+)\/RequestOneTimeApplicationCharge\/(confirm|approve|decline)$/;

/**
 * The pages where a merchant approves or declines a charge. Approving leads to the app's return address with
 * `charge_id`; declining leads back to the admin, never to the return address.
 */
export async function answerChargePage(exchange: ShopExchange, path: string): Promise<boolean> {
  const { response, shop, world, method } = exchange;
  const [, id, step] = chargePath.exec(path) ?? [];
  if (!id || !step) return false;
  const purchase = readPurchase(shop, Number(id));
  expirePurchases(shop);
  if (step === "confirm") return sendHtml(response, 200, confirmPage(shop, purchase));
  if (method !== "POST") throw new Refusal(405, "This page is only for the buttons of the charge's own page.");
  decidePurchase(world, shop, purchase, step === "approve" ? "ACTIVE" : "DECLINED");
  if (step === "decline")
    return redirect(
      response,
      localUrl(world.config, `https://admin.shopify.com/store/${shop.store}/apps/likeness`),
      303,
    );
  const back = new URL(purchase.returnUrl);
  back.searchParams.set("charge_id", String(purchase.id));
  return redirect(response, localUrl(world.config, back.href), 303);
}

/** The charge, or a 404 refusal. */
export function readPurchase(shop: Shop, id: number): Purchase {
  const purchase = shop.purchases.find((candidate) => candidate.id === id);
  if (!purchase) throw new Refusal(404, `${shop.name} has no charge ${id}.`);
  return purchase;
}

function confirmPage(shop: Shop, purchase: Purchase): string {
  const name = escapeHtml(purchase.name);
  const waiting = purchase.status === "PENDING";
  const buttons = waiting
    ? `<form method="post"><button formaction="approve" id="approve">Approve</button>
       <button formaction="decline" id="decline" class="quiet">Decline</button></form>`
    : `<p>This charge is ${purchase.status.toLowerCase()}.</p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Approve charge · ${escapeHtml(shop.name)}</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f1f1f1; color: #303030;
    font: 15px/1.5 system-ui, sans-serif }
  main { background: #fff; border-radius: 12px; padding: 28px 32px; width: min(420px, 84vw);
    box-shadow: 0 1px 3px #0002 }
  h1 { font-size: 20px; margin: 0 0 4px } dl { display: flex; justify-content: space-between; margin: 20px 0;
    padding: 14px 0; border-block: 1px solid #e3e3e3 } dd { margin: 0; font-weight: 650 }
  form { display: flex; gap: 8px; flex-direction: row-reverse } button { font: inherit; padding: 8px 16px;
    border-radius: 8px; border: 1px solid #303030; background: #303030; color: #fff; cursor: pointer }
  .quiet { background: #fff; color: #303030; border-color: #ccc }
</style>
<main><h1>Approve app charge</h1><p>Likeness asks ${escapeHtml(shop.name)} for a one-time payment.</p>
<dl><dt>${name}${purchase.test ? " (test)" : ""}</dt><dd>${purchase.amount} ${purchase.currency}</dd></dl>${buttons}</main></html>`;
}
