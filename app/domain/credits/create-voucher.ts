import type { Voucher } from "@prisma/client";
import type { Services } from "../services.ts";
import { newVoucherCode } from "./voucher-code.ts";

/** The operator gives credits away: `credits` to each of up to `limit` shops, until `expiresAt`. */
export function createVoucher(
  { db, clock }: Services,
  given: { credits: number; limit: number; expiresAt: Date | null; note: string | null },
): Promise<Voucher> {
  return db.voucher.create({ data: { ...given, code: newVoucherCode(), createdAt: clock.now() } });
}
