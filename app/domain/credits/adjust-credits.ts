import { randomUUID } from "node:crypto";
import type { Services } from "../services.ts";
import { lockAccount } from "./account.ts";
import { appendEntry } from "./append-entry.ts";
import { resumePrints } from "./resume-prints.ts";

/**
 * The operator gives a shop credits, or (a negative number) takes some back, never more than it may spend. `reason` is shown to
 * the merchant. Returns what was entered.
 */
export async function adjustCredits(
  services: Services,
  { shopId, credits, reason }: { shopId: string; credits: number; reason: string },
): Promise<{ entered: number; available: number }> {
  const { db, clock } = services;
  const done = await db.$transaction(async (tx) => {
    const account = await lockAccount(tx, shopId);
    const entered = Math.max(credits, -Math.max(account.available, 0));
    if (entered === 0) return { entered, available: account.available };
    const entry = { kind: "adjustment", available: entered, held: 0, externalId: randomUUID(), note: reason } as const;
    await appendEntry(tx, { account, entry, at: clock.now() });
    return { entered, available: account.available + entered };
  });
  await resumePrints(services, { shopId });
  return done;
}
