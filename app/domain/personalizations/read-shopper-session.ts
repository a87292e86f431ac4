import type { ShopperSession } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { sessionTokenHash } from "./session-token.ts";

/**
 * The session a token stands for, in this shop. A shopper who signs in to the shop takes their session along, so that what
 * they sent as a guest is forgotten with them; on a machine they share, the next customer begins a session of their own.
 *
 * Throws DomainError "session-unknown".
 */
export async function readShopperSession(
  { db, clock }: Services,
  { shopId, token, customerId }: { shopId: string; token: string; customerId: string | null },
): Promise<ShopperSession> {
  const where = { shopId_tokenHash: { shopId, tokenHash: sessionTokenHash(token) } };
  const session = await db.shopperSession.findUnique({ where });
  if (!session || session.expiresAt < clock.now()) throw new DomainError("session-unknown");
  if (!customerId || session.customerId === customerId) return session;
  if (session.customerId) throw new DomainError("session-unknown");
  const { count } = await db.shopperSession.updateMany({
    where: { id: session.id, customerId: null },
    data: { customerId },
  });
  if (count === 0) throw new DomainError("session-unknown"); // another customer was quicker
  return { ...session, customerId };
}
