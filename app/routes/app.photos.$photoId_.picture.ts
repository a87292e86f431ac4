import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawPhotoCopy } from "../domain/photos/draw-photo-copy.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";

/** A small picture of a shopper's photo, for the merchant who is signed in: no link to it exists that others could use. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = { shopId: shop.id, photoId: params.photoId ?? "", longSidePx: 320 };
  const picture = await pageData(drawPhotoCopy(services(), asked));
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      "Content-Type": picture.contentType,
      "Cache-Control": "private, max-age=600",
      "X-Content-Type-Options": "nosniff",
    },
  });
};
