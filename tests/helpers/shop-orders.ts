import { withClient } from "../../scripts/database.mjs";
import { cropFor, httpShopper, knock, offeredProduct } from "./http-shopper.ts";
import { photoBytes } from "./photo.ts";
import type { Stack } from "./stack.ts";

/** What Shopify calls an order, and what people do. */
export interface Bought {
  id: number;
  name: string;
}

export const photoSize = { widthPx: 1800, heightPx: 2000 };

/** Shopify tells times in whole seconds, and the list of orders is in order of time. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_000 - (Date.now() % 1_000)));

/** Orders of pawprints, made as shoppers make them, and what the app's tables say of them. */
export function ordersOf(stack: () => Stack) {
  /** The first column of what a query finds, as text. */
  async function column(query: string, values: unknown[] = []): Promise<string[]> {
    return withClient(String(stack().env.DATABASE_URL), async (client) => {
      const { rows } = await client.query({ text: query, values, rowMode: "array" });
      return rows.map(([value]) => String(value));
    });
  }

  return {
    column,

    /** Puts a photo into the artwork of a product, and answers what the cart line carries. */
    async personalized(handle: string): Promise<string> {
      const { urls } = stack();
      const shopper = httpShopper(urls.storefronts.pawprints);
      const product = await offeredProduct(urls.control, "pawprints", handle);
      const chosen = cropFor(photoSize, await shopper.artwork(product.artworkVersionId));
      const photoId = await shopper.upload(await photoBytes(photoSize), { fileName: "rex.jpg" });
      return (await shopper.personalize(product, { photoId, ...chosen })).lineId;
    },

    async buy(handle: string, lineId: string | undefined, { paid }: { paid: boolean }): Promise<Bought> {
      const { variantId } = await offeredProduct(stack().urls.control, "pawprints", handle);
      const lines = [{ variantId, quantity: 2, properties: lineId ? { _likeness: lineId } : {} }];
      await nextSecond();
      return (await knock<{ order: Bought }>(stack().urls.control, "checkout/pawprints", { lines, paid })).order;
    },

    /** The states of an order's prints. */
    prints: (order: Bought) =>
      column(
        `SELECT p.status FROM prints p JOIN order_items i ON i.id = p.order_item_id JOIN orders o ON o.id = i.order_id
          WHERE o.shopify_order_id = $1`,
        [String(order.id)],
      ),
  };
}
