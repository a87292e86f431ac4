import type { Services } from "../services.ts";

/** How many artworks a shop has in use, and how many it has archived. */
export async function countArtworks({ db }: Services, { shopId }: { shopId: string }) {
  const [active, archived] = await Promise.all([
    db.artwork.count({ where: { shopId, status: "active" } }),
    db.artwork.count({ where: { shopId, status: "archived" } }),
  ]);
  return { active, archived };
}
