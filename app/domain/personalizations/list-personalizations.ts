import type { Services } from "../services.ts";
import { type PersonalizationView, viewPersonalization } from "./view-personalization.ts";

const most = 20;

/** What this shopper made in this shop, newest first, at most twenty. */
export async function listPersonalizations(
  services: Services,
  { shopId, shopperSessionId }: { shopId: string; shopperSessionId: string },
): Promise<PersonalizationView[]> {
  const found = await services.db.personalization.findMany({
    where: { shopId, shopperSessionId },
    include: { photos: true },
    orderBy: { createdAt: "desc" },
    take: most,
  });
  return Promise.all(found.map((personalization) => viewPersonalization(services, personalization)));
}
