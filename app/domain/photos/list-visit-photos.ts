import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

const most = 500;

/**
 * The photos a shopper sent in one visit, newest first, those that are gone among them; the first `most`.
 *
 * @throws DomainError "visit-unknown" when the shop had no such visit.
 */
export async function listVisitPhotos(
  { db }: Services,
  { shopId, sessionId }: { shopId: string; sessionId: string },
): Promise<{ id: string; status: string; tier: string; fileName: string | null; keptUntil: Date | null }[]> {
  const visit = isRowId(sessionId) ? await db.shopperSession.findFirst({ where: { id: sessionId, shopId } }) : null;
  if (!visit) throw new DomainError("visit-unknown");
  const photos = await db.image.findMany({
    where: { shopId, shopperSessionId: sessionId, kind: "original", receivedAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return photos.map(({ id, status, tier, fileName, expiresAt }) => ({
    ...{ id, status, tier, fileName },
    keptUntil: expiresAt,
  }));
}
