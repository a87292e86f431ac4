import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportPerson } from "../domain/data-requests/export-person.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";

/** All that is kept of a customer who asked, as a ZIP, for the merchant who is signed in. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = { shopId: shop.id, requestId: params.requestId ?? "" };
  const { fileName, body } = await pageData(exportPerson(services(), asked));
  return new Response(body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
};
