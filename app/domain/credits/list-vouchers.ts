import type { Voucher } from "@prisma/client";
import type { Services } from "../services.ts";

/** Every voucher there is, the newest first. For the operator. */
export function listVouchers({ db }: Pick<Services, "db">): Promise<Voucher[]> {
  return db.voucher.findMany({ orderBy: { createdAt: "desc" } });
}
