import { z } from "zod";
import { planCleanup } from "../domain/storage/plan-cleanup.ts";
import { runCleanup } from "../domain/storage/run-cleanup.ts";
import { answering, json, refuse } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { readJson } from "../http/read-body.ts";
import { services } from "../services.server.ts";

const ask = z.strictObject({
  tier: z.string(),
  olderThanDays: z.number(),
  asOf: z.string().optional(),
  /** What a dry run gave: only with it anything is deleted. */
  digest: z.string().optional(),
});

/** A dry run of a clean-up, or, with its `asOf` and `digest`, the clean-up exactly as that showed it. */
export const action = answering(async ({ request }) => {
  const { id: shopId } = await authenticateMerchant(request);
  if (request.method !== "POST") return refuse("method-not-allowed");
  const { digest, asOf = services().clock.now().toISOString(), ...asked } = await readJson(request, ask);
  if (digest === undefined) {
    const { deletion, ...plan } = await planCleanup(services(), { shopId, asked: { ...asked, asOf } });
    const { ids: _ids, ...shown } = deletion;
    return json({ dryRun: true, ...plan, deletion: shown });
  }
  return json({ dryRun: false, ...(await runCleanup(services(), { shopId, asked: { ...asked, asOf }, digest })) });
});

export const loader = answering(async () => refuse("method-not-allowed"));
