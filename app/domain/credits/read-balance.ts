import type { Services } from "../services.ts";
import { spendable } from "./account.ts";
import { type Forecast, forecast, paceDays } from "./forecast.ts";

/** How a shop stands. Credits; `waiting`: prints that wait for some, and what they need. */
export interface Balance extends Forecast {
  available: number;
  held: number;
  overdraft: number;
  waiting: { prints: number; credits: number };
}

/** What a shop has, how long it lasts, and what waits for more. Costs the same however long its history is. */
export async function readBalance({ db, clock }: Services, { shopId }: { shopId: string }): Promise<Balance> {
  const now = clock.now();
  const since = new Date(now.getTime() - paceDays * 86_400_000);
  const [account, spent, first, waiting] = await Promise.all([
    db.shopCredits.findUniqueOrThrow({ where: { shopId } }),
    db.creditTransaction.aggregate({ where: { shopId, kind: "capture", at: { gte: since } }, _sum: { held: true } }),
    db.creditTransaction.findFirst({
      where: { shopId, kind: "capture" },
      orderBy: { at: "asc" },
      select: { at: true },
    }),
    db.print.aggregate({ where: { shopId, status: "awaiting_credits" }, _count: true, _sum: { credits: true } }),
  ]);
  const { available, held, overdraft } = account;
  const sinceDays = first ? (now.getTime() - first.at.getTime()) / 86_400_000 : 0;
  return {
    ...{ available, held, overdraft },
    waiting: { prints: waiting._count, credits: waiting._sum.credits ?? 0 },
    ...forecast({ spendable: spendable(account), spent: -(spent._sum.held ?? 0), sinceDays }),
  };
}
