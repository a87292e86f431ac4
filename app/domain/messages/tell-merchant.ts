import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { mailAddresses } from "./mail-addresses.ts";

/**
 * Writes to whom the merchant named in their settings. False when there is nobody to write to, or nothing to write with.
 *
 * @throws DomainError "mail-unavailable" (retryable); some may have it already
 */
export async function tellMerchant(
  services: Services,
  { shopId, subject, text }: { shopId: string; subject: string; text: string },
): Promise<boolean> {
  const { mailer } = services;
  const to = mailAddresses((await readSettings(services, { shopId })).notifyEmails);
  if (!mailer || to.length === 0) return false;
  await mailer.send({ to, subject, text });
  return true;
}
