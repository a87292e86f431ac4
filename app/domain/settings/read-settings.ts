import type { Settings } from "@prisma/client";
import type { Services } from "../services.ts";

/** What the shop chose. A shop that never chose has the defaults of the `settings` table: a row is made at the first look. */
export async function readSettings(services: Services, { shopId }: { shopId: string }): Promise<Settings> {
  const known = await services.db.settings.findUnique({ where: { shopId } });
  return known ?? services.db.settings.upsert({ where: { shopId }, create: { shopId }, update: {} });
}
