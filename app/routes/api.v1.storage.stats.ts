import { readCosts } from "../domain/costs/read-costs.ts";
import { readStorage } from "../domain/storage/read-storage.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** What a shop stores, stored and will let go, what was done with it, and what 30 days of it cost, in micro-dollars. */
export const loader = answering(async ({ request }) => {
  const { id: shopId } = await authenticateMerchant(request);
  const [storage, costs] = await Promise.all([readStorage(services(), { shopId }), readCosts(services(), { shopId })]);
  return json({ ...storage, costs });
});

export const action = answering(async () => refuse("method-not-allowed"));
