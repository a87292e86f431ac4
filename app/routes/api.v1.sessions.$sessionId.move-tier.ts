import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { keepVisit } from "../domain/photos/keep-visit.ts";
import { tiers } from "../domain/photos/object-key.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { readJson } from "../http/read-body.ts";
import { services } from "../services.server.ts";

const ask = z.strictObject({ tier: z.enum(tiers) });

/** Moves what was sent in this visit to the archive; all other tiers follow from orders, and can't be asked for. */
export const action = answering(async ({ request, params }) => {
  const shop = await authenticateMerchant(request);
  if (request.method !== "POST") return refuse("method-not-allowed");
  const { tier } = await readJson(request, ask);
  if (tier !== "archived") throw new DomainError("tier-by-orders");
  return json(await keepVisit(services(), { shopId: shop.id, sessionId: params.sessionId ?? "", as: "archived" }));
});

export const loader = answering(async () => refuse("method-not-allowed"));
