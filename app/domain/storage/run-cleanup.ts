import { DomainError } from "../errors.ts";
import { erasePictures } from "../retention/erase-pictures.ts";
import type { Services } from "../services.ts";
import { planCleanup } from "./plan-cleanup.ts";

/**
 * Carries out a clean-up exactly as it was shown: it is planned again, and done only when the result is the same.
 *
 * @throws DomainError "cleanup-changed" when it is not, "body-invalid".
 */
export async function runCleanup(
  services: Services,
  { shopId, asked, digest }: { shopId: string; asked: unknown; digest: string },
): Promise<{ pictures: number; bytes: number }> {
  const { deletion, digest: now } = await planCleanup(services, { shopId, asked });
  if (now !== digest) throw new DomainError("cleanup-changed");
  const { ids, bytes } = deletion;
  const { erased } = await erasePictures(services, { shopId, imageIds: ids, reason: "cleanup", actor: "merchant" });
  return { pictures: erased, bytes };
}
