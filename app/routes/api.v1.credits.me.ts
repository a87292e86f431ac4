import { currentPrices } from "../domain/credits/price-list.ts";
import { readBalance } from "../domain/credits/read-balance.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** What the shop has, how long it lasts, what is on sale and what things cost. */
export const loader = answering(async ({ request }) => {
  const { id: shopId } = await authenticateMerchant(request);
  const balance = await readBalance(services(), { shopId });
  return json({ balance, packs: services().billing.packs, prices: currentPrices });
});

export const action = answering(async () => refuse("method-not-allowed"));
