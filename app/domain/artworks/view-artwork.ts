import type { Artwork, ArtworkVersion } from "@prisma/client";
import type { Services } from "../services.ts";
import { viewOfferedArtwork } from "./view-offered-artwork.ts";

/** An artwork as its merchant sees it: its newest version, drawn from the same layers the shopper sees. */
export async function viewArtwork(
  services: Services,
  {
    artwork,
    version,
    productCount,
  }: {
    artwork: Pick<Artwork, "id" | "shopId" | "title">;
    version: Pick<ArtworkVersion, "id" | "number" | "createdAt">;
    productCount: number;
  },
) {
  const offered = { shopId: artwork.shopId, artworkVersionId: version.id };
  const { widthPx, heightPx, dpi, sizes, background, slots, texts, layers } = await viewOfferedArtwork(
    services,
    offered,
  );
  return {
    id: artwork.id,
    title: artwork.title,
    version: { number: version.number, createdAt: version.createdAt },
    print: { widthPx, heightPx, dpi },
    sizes: sizes.map((size) => ({
      name: size.name,
      widthPx: size.widthPx,
      heightPx: size.heightPx,
      dpi: size.dpi,
    })),
    texts: texts.map(({ label }) => label),
    picture: { widthPx, heightPx, background, slots, layers },
    productCount,
  };
}
