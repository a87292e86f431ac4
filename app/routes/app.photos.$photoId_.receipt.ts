import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReceipt } from "../domain/retention/read-receipt.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";

/** The signed receipt of a picture's deletion, as a file to hand on. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const photoId = params.photoId ?? "";
  const receipt = await pageData(readReceipt(services(), { shop, photoId }));
  return new Response(JSON.stringify(receipt, null, 2), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="deletion-receipt-${photoId.slice(0, 8)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
};
