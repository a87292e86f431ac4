import { z } from "zod";
import type { Services } from "../services.ts";

const scopesPayload = z.object({ current: z.array(z.string()) });

/** The merchant changed what the app may do: its sessions say so from now on. */
export async function recordScopes(
  services: Services,
  { shopDomain, payload }: { shopDomain: string; payload: unknown },
): Promise<void> {
  const { current } = scopesPayload.parse(payload);
  await services.db.session.updateMany({ where: { shop: shopDomain }, data: { scope: current.join(",") } });
}
