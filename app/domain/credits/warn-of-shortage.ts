import { DomainError } from "../errors.ts";
import { tellMerchant } from "../messages/tell-merchant.ts";
import type { Services } from "../services.ts";
import { readBalance } from "./read-balance.ts";
import { shortageMail } from "./shortage-mail.ts";

/** Credits that are merely low are looked for this often, as the pace of each shop is worked out for it. */
const lowEveryMs = 3_600_000;

/**
 * Writes to merchants whose prints wait for credits, and to those whose credits are running low: once each time it comes to
 * that. Returns how many mails it sent. May run anywhere and at once; a mail that can't be sent is tried again.
 */
export async function warnOfShortage(services: Services): Promise<number> {
  const { db, clock } = services;
  const now = clock.now();
  // Over: told again when it comes to that again.
  await db.$executeRaw`
    UPDATE shop_credits c SET told_waiting_at = NULL WHERE told_waiting_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM prints p WHERE p.shop_id = c.shop_id AND p.status = 'awaiting_credits')`;
  const waiting = await db.$queryRaw<{ shopId: string }[]>`
    SELECT DISTINCT c.shop_id AS "shopId" FROM prints p JOIN shop_credits c ON c.shop_id = p.shop_id
      JOIN shops s ON s.id = c.shop_id AND s.uninstalled_at IS NULL
     WHERE p.status = 'awaiting_credits' AND c.told_waiting_at IS NULL`;
  let sent = 0;
  for (const { shopId } of waiting) sent += await warn(services, { shopId, of: "waiting", now });

  const spenders = await db.$queryRaw<{ shopId: string }[]>`
    SELECT c.shop_id AS "shopId" FROM shop_credits c JOIN shops s ON s.id = c.shop_id AND s.uninstalled_at IS NULL
     WHERE (c.told_low_at IS NULL OR c.told_low_at <= ${new Date(now.getTime() - lowEveryMs)})
       AND EXISTS (SELECT 1 FROM credit_transactions t WHERE t.shop_id = c.shop_id AND t.kind = 'capture'
                      AND t.at > ${new Date(now.getTime() - 7 * 86_400_000)})`;
  for (const { shopId } of spenders) sent += await warn(services, { shopId, of: "low", now });
  return sent;
}

/** Marked first, so that of many who sweep one writes; taken back when it could not. */
async function warn(
  services: Services,
  { shopId, of, now }: { shopId: string; of: "waiting" | "low"; now: Date },
): Promise<number> {
  const { db, billing } = services;
  const balance = await readBalance(services, { shopId });
  const column = of === "waiting" ? "toldWaitingAt" : "toldLowAt";
  if (of === "low" && (!balance.low || balance.waiting.prints > 0)) {
    await db.shopCredits.updateMany({ where: { shopId, toldLowAt: { not: null } }, data: { toldLowAt: null } });
    return 0;
  }
  const { count } = await db.shopCredits.updateMany({ where: { shopId, [column]: null }, data: { [column]: now } });
  if (count === 0) return 0;
  const { domain, name } = await db.shop.findUniqueOrThrow({ where: { id: shopId } });
  try {
    const link = billing.adminUrl(domain, "/app/credits");
    return (await tellMerchant(services, { shopId, ...shortageMail({ of, balance, shop: name, link }) })) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await db.shopCredits.updateMany({ where: { shopId }, data: { [column]: null } });
    return 0;
  }
}
