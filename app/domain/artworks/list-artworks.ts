import type { Services } from "../services.ts";
import { viewArtwork } from "./view-artwork.ts";

export type ListedArtwork = Awaited<ReturnType<typeof listArtworks>>[number];

/** A shop's artworks by title, each with its newest version and how many products carry it. */
export async function listArtworks(services: Services, { shopId }: { shopId: string }) {
  const rows = await services.db.artwork.findMany({
    where: { shopId, status: "active" },
    include: {
      versions: { orderBy: { number: "desc" }, take: 1 },
      _count: { select: { assignments: true } },
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return Promise.all(
    rows.flatMap(({ versions: [version], _count, ...artwork }) =>
      version ? [viewArtwork(services, { artwork, version, productCount: _count.assignments })] : [],
    ),
  );
}
