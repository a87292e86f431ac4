import { createHash, randomUUID } from "node:crypto";
import { type Cart, type CartLine, findVariant, Refusal, type Shop } from "./state.ts";

/** The cart of a token (the storefront keeps it in the `cart` cookie), made when there is none. */
export function openCart(shop: Shop, token: string | null): Cart {
  const known = token === null ? undefined : shop.carts.get(token);
  if (known) return known;
  const cart: Cart = { token: randomUUID().replaceAll("-", ""), lines: [], attributes: {}, note: "" };
  shop.carts.set(cart.token, cart);
  return cart;
}

/**
 * Puts a variant in the cart. The same variant with the same properties joins its line; other properties make another.
 * Properties with an empty value are left out, as Shopify does.
 *
 * @throws Refusal 422 for an unknown variant or a quantity that is no whole number above zero.
 */
export function addToCart(
  shop: Shop,
  cart: Cart,
  ask: { variantId: number; quantity?: number; properties?: Record<string, string> },
): CartLine {
  const found = findVariant(shop, ask.variantId);
  if (!found) throw new Refusal(422, "Cannot find variant");
  if (!found.variant.available) throw new Refusal(422, `The product '${found.product.title}' is already sold out.`);
  const quantity = ask.quantity ?? 1;
  if (!Number.isInteger(quantity) || quantity < 1) throw new Refusal(422, "Quantity must be 1 or more");
  const properties = Object.fromEntries(Object.entries(ask.properties ?? {}).filter(([, value]) => value !== ""));
  const key = lineKey(ask.variantId, properties);

  const known = cart.lines.find((line) => line.key === key);
  if (known) {
    known.quantity += quantity;
    return known;
  }
  const line = { key, variantId: ask.variantId, productId: found.product.id, quantity, properties };
  cart.lines.unshift(line);
  return line;
}

/** Sets a line's quantity, by key or by its place (from 1). Zero removes it. @throws Refusal 400 for no such line. */
export function changeLine(cart: Cart, at: { key: string } | { place: number }, quantity: number): void {
  const index = "key" in at ? cart.lines.findIndex((line) => line.key === at.key) : at.place - 1;
  const line = cart.lines[index];
  if (!line) throw new Refusal(400, "There is no such line in the cart.");
  if (!Number.isInteger(quantity) || quantity < 0) throw new Refusal(422, "Quantity must be 0 or more");
  if (quantity === 0) cart.lines.splice(index, 1);
  else line.quantity = quantity;
}

/** Merges cart attributes; an empty value removes one. */
export function setCartAttributes(cart: Cart, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === "") delete cart.attributes[name];
    else cart.attributes[name] = value;
  }
}

/** Cents for the whole cart. */
export function cartTotalCents(shop: Shop, cart: Cart): number {
  return cart.lines.reduce(
    (sum, line) => sum + line.quantity * (findVariant(shop, line.variantId)?.variant.priceCents ?? 0),
    0,
  );
}

function lineKey(variantId: number, properties: Record<string, string>): string {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${variantId}:${createHash("md5").update(JSON.stringify(sorted)).digest("hex")}`;
}
