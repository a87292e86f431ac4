import { randomBytes } from "node:crypto";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { sessionTokenHash } from "./session-token.ts";

const sessionDays = 30;

/** Starts a shopper's session. The token is told once and kept only as its hash. */
export async function openShopperSession(
  { db, clock }: Services,
  { shopId, customerId }: { shopId: string; customerId: string | null },
): Promise<{ token: string; expiresAt: string }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = addDays(clock.now(), sessionDays);
  await db.shopperSession.create({ data: { shopId, customerId, tokenHash: sessionTokenHash(token), expiresAt } });
  return { token, expiresAt: expiresAt.toISOString() };
}
