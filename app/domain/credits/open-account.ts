import type { Services } from "../services.ts";
import { domainHash, lockAccount } from "./account.ts";
import { appendEntry } from "./append-entry.ts";

/**
 * Opens a shop's account and welcomes it with credits: once, however often the app is installed, also after the shop was
 * erased. May be repeated and run by several at once.
 */
export async function openAccount(
  { db, clock, billing }: Services,
  { shopId, shopDomain }: { shopId: string; shopDomain: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const data = { shopId, domainHash: domainHash(shopDomain), createdAt: clock.now() };
    await tx.shopCredits.createMany({ data, skipDuplicates: true });
    if (billing.welcomeCredits === 0) return;
    const account = await lockAccount(tx, shopId);
    const entry = { kind: "welcome", available: billing.welcomeCredits, held: 0, externalId: "welcome" } as const;
    await appendEntry(tx, { account, entry, at: clock.now() });
  });
}
