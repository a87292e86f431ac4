import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { type PersonalizationView, viewPersonalization } from "./view-personalization.ts";

/** By its public id, which only its shopper and the order know. Throws DomainError "personalization-unknown". */
export async function readPersonalization(
  services: Services,
  { shopId, publicId }: { shopId: string; publicId: string },
): Promise<PersonalizationView> {
  if (!/^[\w-]{22}$/.test(publicId)) throw new DomainError("personalization-unknown");
  const found = await services.db.personalization.findFirst({
    where: { shopId, publicId },
    include: { photos: true },
  });
  if (!found) throw new DomainError("personalization-unknown");
  return viewPersonalization(services, found);
}
