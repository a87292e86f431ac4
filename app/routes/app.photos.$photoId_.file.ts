import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "../domain/errors.ts";
import { openFile } from "../domain/photos/open-file.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";

/** A link to save a picture by, for the merchant who asks; the shop's log says that they did. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  try {
    const { url } = await openFile(services(), { shopId: shop.id, imageId: params.photoId ?? "" });
    return { kind: "opened" as const, url };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "refused" as const, code: error.code };
  }
};
