import type { ShopperSession } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { sessionTokenHash } from "./session-token.ts";

/** The session a token stands for, in this shop. Throws DomainError "session-unknown". */
export async function readShopperSession(
  { db, clock }: Services,
  { shopId, token }: { shopId: string; token: string },
): Promise<ShopperSession> {
  const session = await db.shopperSession.findUnique({
    where: { shopId_tokenHash: { shopId, tokenHash: sessionTokenHash(token) } },
  });
  if (!session || session.expiresAt < clock.now()) throw new DomainError("session-unknown");
  return session;
}
