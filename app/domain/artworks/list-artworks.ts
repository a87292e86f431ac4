import type { ArtworkStatus } from "@prisma/client";
import type { Services } from "../services.ts";
import { viewArtwork } from "./view-artwork.ts";

export type ListedArtwork = Awaited<ReturnType<typeof listArtworks>>[number];

/** A shop's artworks by title, each with its newest version and how many products carry it: those in use, or the archived. */
export async function listArtworks(
  services: Services,
  { shopId, status = "active" }: { shopId: string; status?: ArtworkStatus },
) {
  const rows = await services.db.artwork.findMany({
    where: { shopId, status },
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
