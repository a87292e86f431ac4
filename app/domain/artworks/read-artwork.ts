import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { viewArtwork } from "./view-artwork.ts";

export type ArtworkDetails = Awaited<ReturnType<typeof readArtwork>>;

/**
 * One artwork, archived or not, with the products that carry it, by title, and its versions, newest first. Throws DomainError
 * "artwork-unknown".
 */
export async function readArtwork(services: Services, { shopId, artworkId }: { shopId: string; artworkId: string }) {
  const found = await findArtwork(services, { shopId, artworkId });
  const [version] = found?.versions ?? [];
  if (!found || !version) throw new DomainError("artwork-unknown");

  const { versions, assignments, ...artwork } = found;
  return {
    ...(await viewArtwork(services, { artwork, version, productCount: assignments.length })),
    handle: artwork.handle,
    archived: artwork.status === "archived",
    products: assignments.map(({ productId, productTitle, syncedAt }) => ({
      id: productId,
      title: productTitle,
      synced: syncedAt !== null,
    })),
    versions: versions.map(({ number, createdAt, _count }) => ({
      number,
      createdAt,
      /** Choices of shoppers made with it that are in orders still to be shipped. */
      toShip: _count.personalizations,
    })),
  };
}

/** Of one order at least that is not shipped yet. */
const toShip = {
  orderItems: { some: { releasedAt: null, order: { fulfilledAt: null, cancelledAt: null } } },
} as const;

/** Null for an id that is none, as for one the shop does not have. */
async function findArtwork({ db }: Services, { shopId, artworkId }: { shopId: string; artworkId: string }) {
  if (!isRowId(artworkId)) return null;
  return db.artwork.findFirst({
    where: { id: artworkId, shopId },
    include: {
      versions: {
        orderBy: { number: "desc" },
        select: {
          id: true,
          number: true,
          createdAt: true,
          _count: { select: { personalizations: { where: toShip } } },
        },
      },
      assignments: { orderBy: [{ productTitle: "asc" }, { productId: "asc" }] },
    },
  });
}
