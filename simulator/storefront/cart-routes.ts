import { addToCart, changeLine, openCart, setCartAttributes } from "../carts.ts";
import { readCookie, redirect, type ShopExchange, sendJson } from "../http.ts";
import { type Cart, Refusal, type Shop } from "../state.ts";
import { cartJson, lineJson } from "./cart-json.ts";
import { type CartAsk, readCartAsk } from "./cart-requests.ts";
import { renderSections } from "./pages.ts";

const actions = ["add", "change", "update", "clear"];

/**
 * `/cart/add`, `/cart/change`, `/cart/update`, `/cart/clear`: with `.js` answered as Shopify's Ajax API, without as a
 * form that leads to the cart page. `/cart.js` and `/cart.json` answer the cart.
 */
export async function answerCart(exchange: ShopExchange): Promise<boolean> {
  const { url, method, shop, request, response } = exchange;
  if (url.pathname === "/cart.js" || url.pathname === "/cart.json")
    return sendJson(response, 200, cartJson(shop, cartOf(exchange)), { "cache-control": "no-store" });
  if (url.pathname === "/cart" && method === "POST") return answerCartForm(exchange);

  const [, action = "", ajax] = /^\/cart\/(\w+?)(\.js(?:on)?)?$/.exec(url.pathname) ?? [];
  if (!actions.includes(action)) return false;
  const asJson = ajax !== undefined || /json|javascript/.test(request.headers.accept ?? "");
  try {
    const ask = await readCartAsk(request, url.searchParams);
    const cart = keptCart(exchange);
    const result = apply(shop, cart, action, ask);
    if (!asJson) return redirect(response, "/cart");
    const sections = ask.sections.length > 0 ? { sections: await sectionsOf(exchange, cart, ask) } : {};
    return sendJson(response, 200, { ...result, ...sections });
  } catch (error) {
    if (!(error instanceof Refusal) || !asJson) throw error;
    const { status, message } = error;
    return sendJson(response, status, { status, message, description: message });
  }
}

/** The cart of this browser as it is; an empty one that is not kept when it has none. */
export function cartOf({ shop, request }: ShopExchange): Cart {
  const token = readCookie(request, cookieName(shop));
  return shop.carts.get(token ?? "") ?? { token: "", lines: [], attributes: {}, note: "" };
}

/** The cart of this browser, kept from now on: a new one sets the cookie. */
function keptCart({ shop, request, response }: ShopExchange): Cart {
  const token = readCookie(request, cookieName(shop));
  const cart = openCart(shop, token);
  if (cart.token !== token)
    response.setHeader("set-cookie", `${cookieName(shop)}=${cart.token}; Path=/; Max-Age=1209600; SameSite=Lax`);
  return cart;
}

/** Cookies know no ports, so the two shops on one host name need a name each (Shopify's is `cart`). */
function cookieName(shop: Shop): string {
  return `cart_${shop.store}`;
}

function apply(shop: Shop, cart: Cart, action: string, ask: CartAsk): object {
  if (action === "add") {
    const lines = ask.items.map((item) => addToCart(shop, cart, item));
    setCartAttributes(cart, ask.attributes);
    const items = lines.map((line) => lineJson(shop, cart, line));
    return ask.asList ? { items } : { ...items[0] };
  }
  if (action === "change") changeOne(shop, cart, ask);
  if (action === "update") updateCart(cart, ask);
  if (action === "clear") cart.lines = [];
  return cartJson(shop, cart);
}

/** One line, by place, key or variant id. New properties make it another line, as its key depends on them. */
function changeOne(shop: Shop, cart: Cart, ask: CartAsk): void {
  const key = ask.line === null ? keyOf(cart, ask.id ?? "") : cart.lines[ask.line - 1]?.key;
  const line = cart.lines.find((candidate) => candidate.key === key);
  if (!line) throw new Refusal(400, "no valid id or line parameter");
  const quantity = ask.quantity ?? line.quantity;
  const moves = ask.properties !== null && quantity > 0;
  changeLine(cart, { key: line.key }, moves ? 0 : quantity);
  if (moves) addToCart(shop, cart, { variantId: line.variantId, quantity, properties: ask.properties ?? {} });
}

function updateCart(cart: Cart, ask: CartAsk): void {
  const updates = Array.isArray(ask.updates)
    ? cart.lines
        .slice(0, ask.updates.length)
        .map((line, index) => [line.key, Number(Object(ask.updates)[index])] as const)
    : Object.entries(ask.updates ?? {}).map(([id, quantity]) => [keyOf(cart, id), quantity] as const);
  for (const [key, quantity] of updates) if (key) changeLine(cart, { key }, quantity);
  setCartAttributes(cart, ask.attributes);
  if (ask.note !== null) cart.note = ask.note;
}

function keyOf(cart: Cart, id: string): string | undefined {
  return cart.lines.find((line) => line.key === id || String(line.variantId) === id)?.key;
}

async function answerCartForm(exchange: ShopExchange): Promise<true> {
  const ask = await readCartAsk(exchange.request, exchange.url.searchParams);
  updateCart(keptCart(exchange), ask);
  return redirect(exchange.response, ask.checkout ? "/checkout" : "/cart");
}

function sectionsOf(exchange: ShopExchange, cart: Cart, ask: CartAsk): Promise<Record<string, string | null>> {
  const page = new URL(ask.sectionsUrl ?? exchange.request.headers.referer ?? "/", exchange.url);
  return renderSections(
    { ...exchange, url: new URL(`${page.pathname}${page.search}`, exchange.url) },
    cart,
    ask.sections,
  );
}
