import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { readVoucherCode } from "./voucher-code.ts";

/** No shop can use it any more; what it has given stays given. May be repeated. Throws DomainError "voucher-unknown". */
export async function endVoucher({ db, clock }: Services, { code: typed }: { code: string }): Promise<void> {
  const code = readVoucherCode(typed) ?? "";
  if (!(await db.voucher.findUnique({ where: { code } }))) throw new DomainError("voucher-unknown");
  await db.voucher.updateMany({ where: { code, endedAt: null }, data: { endedAt: clock.now() } });
}
