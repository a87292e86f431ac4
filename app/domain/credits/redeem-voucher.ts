import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { grantCredits } from "./grant-credits.ts";
import { resumePrints } from "./resume-prints.ts";
import { readVoucherCode } from "./voucher-code.ts";

/**
 * A shop uses a voucher: once each, until its day is over or as many shops have used it as may.
 *
 * @throws DomainError "voucher-unknown", "voucher-used" (by this shop), "voucher-over"
 */
export async function redeemVoucher(
  services: Services,
  { shopId, code: typed }: { shopId: string; code: string },
): Promise<{ credits: number }> {
  const { db, clock } = services;
  const code = readVoucherCode(typed);
  if (!code) throw new DomainError("voucher-unknown");
  const credits = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM vouchers WHERE code = ${code} FOR UPDATE`;
    const voucher = await tx.voucher.findUnique({ where: { code } });
    if (!voucher) throw new DomainError("voucher-unknown");
    const entry = { shopId_kind_externalId: { shopId, kind: "voucher" as const, externalId: voucher.id } };
    if (await tx.creditTransaction.findUnique({ where: entry })) throw new DomainError("voucher-used");
    const isOver = voucher.endedAt || (voucher.expiresAt && voucher.expiresAt <= clock.now());
    if (isOver || voucher.used >= voucher.limit) throw new DomainError("voucher-over");
    await tx.voucher.update({ where: { code }, data: { used: { increment: 1 } } });
    const grant = { kind: "voucher", credits: voucher.credits, externalId: voucher.id, note: code } as const;
    await grantCredits(tx, { shopId, grant, at: clock.now() });
    return voucher.credits;
  });
  await resumePrints(services, { shopId });
  return { credits };
}
