import type { Services } from "../services.ts";
import { addArtwork } from "./add-artwork.ts";

/** Gives a shop without artworks the ones every shop starts with. A shop that has any keeps what it has. */
export async function addStarterArtworks(services: Services, { shopId }: { shopId: string }): Promise<void> {
  const bundles = await services.starters.list();
  if ((await services.db.artwork.count({ where: { shopId } })) >= bundles.length) return;
  for (const bundle of bundles) await addArtwork(services, { shopId, bundle });
}
