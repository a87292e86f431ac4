import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportArtwork } from "../domain/artworks/export-artwork.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";

/** A version of an artwork as a ZIP, for the merchant who is signed in. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = { shopId: shop.id, artworkId: params.artworkId ?? "", number: Number(params.number) };
  const { fileName, bytes } = await pageData(exportArtwork(services(), asked));
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
};
