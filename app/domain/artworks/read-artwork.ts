import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { viewArtwork } from "./view-artwork.ts";

export type ArtworkDetails = Awaited<ReturnType<typeof readArtwork>>;

/** One artwork and the products that carry it, by title. Throws DomainError "artwork-unknown". */
export async function readArtwork(services: Services, { shopId, artworkId }: { shopId: string; artworkId: string }) {
  const found = await findArtwork(services, { shopId, artworkId });
  const [version] = found?.versions ?? [];
  if (!found || !version) throw new DomainError("artwork-unknown");

  const { versions, assignments, ...artwork } = found;
  return {
    ...(await viewArtwork(services, { artwork, version, productCount: assignments.length })),
    products: assignments.map(({ productId, productTitle, syncedAt }) => ({
      id: productId,
      title: productTitle,
      synced: syncedAt !== null,
    })),
  };
}

/** Null for an id that is none, as for one the shop does not have. */
async function findArtwork({ db }: Services, { shopId, artworkId }: { shopId: string; artworkId: string }) {
  if (!isRowId(artworkId)) return null;
  return db.artwork.findFirst({
    where: { id: artworkId, shopId, status: "active" },
    include: {
      versions: { orderBy: { number: "desc" }, take: 1 },
      assignments: { orderBy: [{ productTitle: "asc" }, { productId: "asc" }] },
    },
  });
}
