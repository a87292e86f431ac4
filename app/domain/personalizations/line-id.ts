import type { Keys } from "../services.ts";

/** The hidden property of the cart line. An underscore keeps it out of the shopper's sight in cart and checkout. */
export const linePropertyName = "_likeness";

/** What the cart line carries: the public id, signed for its shop so that it can't be made up or taken to another shop. */
export function writeLineId(keys: Keys, { shopId, publicId }: { shopId: string; publicId: string }): string {
  return `${publicId}.${keys.sign("cart-line", `${shopId} ${publicId}`)}`;
}

/** The public id of a line id we signed for this shop; null for anything else. Buyers can write whatever they like here. */
export function readLineId(keys: Keys, { shopId, lineId }: { shopId: string; lineId: string }): string | null {
  const [publicId, signature, more] = lineId.split(".");
  if (!publicId || !signature || more !== undefined) return null;
  return keys.verify("cart-line", `${shopId} ${publicId}`, signature) ? publicId : null;
}
