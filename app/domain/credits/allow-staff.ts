import { recordActivity } from "../activity/record-activity.ts";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import type { Staff } from "./assert-may-buy.ts";

/** The owner lets staff buy credits, or no longer does. Throws DomainError "owner-only" for anybody else. */
export async function allowStaff(
  { db, clock }: Services,
  { shopId, staff, allow }: { shopId: string; staff: Staff; allow: boolean },
): Promise<void> {
  if (!staff.accountOwner) throw new DomainError("owner-only");
  await db.settings.update({ where: { shopId }, data: { staffMayBuy: allow } });
  const data = { staff: staff.staffId, allow };
  await recordActivity(db, { shopId, event: "staff-may-buy", data, at: clock.now() });
}
