import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { lockAccount } from "./account.ts";
import { resumePrints } from "./resume-prints.ts";

/**
 * How far below zero the operator lets a shop's credits go. What it owes already must stay within.
 *
 * @throws DomainError "overdraft-in-use"
 */
export async function setOverdraft(
  services: Services,
  { shopId, credits }: { shopId: string; credits: number },
): Promise<void> {
  await services.db.$transaction(async (tx) => {
    const { available } = await lockAccount(tx, shopId);
    if (available < -credits) throw new DomainError("overdraft-in-use");
    await tx.shopCredits.update({ where: { shopId }, data: { overdraft: credits } });
  });
  await resumePrints(services, { shopId });
}
