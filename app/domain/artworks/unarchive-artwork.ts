import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

/** Brings an archived artwork back to the list; the products it was on stay without it. @throws DomainError "artwork-unknown" */
export async function unarchiveArtwork(
  { db, log }: Services,
  { shopId, artworkId }: { shopId: string; artworkId: string },
): Promise<void> {
  const where = { id: artworkId, shopId };
  const { count } = isRowId(artworkId)
    ? await db.artwork.updateMany({ where, data: { status: "active" } })
    : { count: 0 };
  if (count === 0) throw new DomainError("artwork-unknown");
  log.info("artwork-unarchived", { shopId, artworkId });
}
