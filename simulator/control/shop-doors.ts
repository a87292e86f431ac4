import { z } from "zod";
import { readPurchase } from "../billing.ts";
import { addToCart, openCart, setCartAttributes } from "../carts.ts";
import { changeScopes, installApp, uninstallApp } from "../installation.ts";
import { editOrder, refundOrder } from "../order-changes.ts";
import { orderPayload } from "../order-payload.ts";
import { cancelOrder, checkout, fulfilOrder, payOrder, readOrder } from "../orders.ts";
import { decidePurchase } from "../purchases.ts";
import type { Order, Shop } from "../state.ts";
import { issueIdToken } from "../tokens.ts";
import { type Door, type Knock, readAs, shopDoor } from "./door.ts";

const text = z.string();
const quantities = z.array(z.object({ lineId: z.int(), quantity: z.int() }));
const tracking = z.object({ company: text.nullable(), number: text.nullable(), url: text.nullable() }).partial();
const cartLine = z.object({
  variantId: z.int(),
  quantity: z.int().default(1),
  properties: z.record(text, text).default({}),
});
const purchase = z.object({
  lines: z.array(cartLine).min(1),
  attributes: z.record(text, text).default({}),
  /** Left out: the shop's first customer. Null: a guest. */
  customerId: z.int().nullable().optional(),
  email: text.optional(),
  paid: z.boolean().default(false),
});
const fulfilment = z.object({ lines: quantities.optional(), tracking: tracking.optional() });
const refund = z.object({ lines: quantities.optional(), note: text.optional() });
const cancellation = z.object({ reason: text.default("customer") });
const edit = z.object({ lines: quantities });

/** What a merchant or a shopper can do in a shop, without a page. */
export const shopDoors: Door[] = [
  shopDoor("GET", "/control/id-token/:shop", ({ world }, shop) => ({ idToken: issueIdToken(world.config, shop) })),
  shopDoor("POST", "/control/install/:shop", ({ world }, shop) => installApp(world, shop)),
  shopDoor("POST", "/control/uninstall/:shop", ({ world }, shop) => uninstallApp(world, shop)),
  shopDoor("POST", "/control/scopes/:shop", ({ world, body }, shop) =>
    changeScopes(world, shop, readAs(z.object({ scopes: z.array(text) }), body).scopes),
  ),
  shopDoor("POST", "/control/block/:shop", ({ body }, shop) => {
    shop.blockOnTheme = readAs(z.object({ onTheme: z.boolean() }), body).onTheme;
  }),
  shopDoor("POST", "/control/signed-in/:shop", ({ body }, shop) => {
    shop.signedIn = readAs(z.object({ as: z.enum(["owner", "staff"]) }), body).as;
  }),
  shopDoor("POST", "/control/checkout/:shop", (knock, shop) => ({ order: orderPayload(shop, buy(knock, shop)) })),
  shopDoor("GET", "/control/orders/:shop/:id", ({ at }, shop) => ({
    order: orderPayload(shop, readOrder(shop, Number(at("id")))),
  })),
  orderDoor("pay", ({ world }, shop, order) => payOrder(world, shop, order)),
  orderDoor("fulfil", ({ world, body }, shop, order) => fulfilOrder(world, shop, order, readAs(fulfilment, body))),
  orderDoor("cancel", ({ world, body }, shop, order) =>
    cancelOrder(world, shop, order, readAs(cancellation, body).reason),
  ),
  orderDoor("refund", ({ world, body }, shop, order) => refundOrder(world, shop, order, readAs(refund, body))),
  orderDoor("edit", ({ world, body }, shop, order) => editOrder(world, shop, order, readAs(edit, body).lines)),
  shopDoor("POST", "/control/purchases/:shop/:id/approve", ({ world, at }, shop) =>
    decidePurchase(world, shop, readPurchase(shop, Number(at("id"))), "ACTIVE"),
  ),
  shopDoor("POST", "/control/purchases/:shop/:id/decline", ({ world, at }, shop) =>
    decidePurchase(world, shop, readPurchase(shop, Number(at("id"))), "DECLINED"),
  ),
];

/** A door that changes an order and answers with it as it is then. */
function orderDoor(action: string, act: (knock: Knock, shop: Shop, order: Order) => unknown): Door {
  return shopDoor("POST", `/control/orders/:shop/:id/${action}`, (knock, shop) => {
    const order = readOrder(shop, Number(knock.at("id")));
    act(knock, shop, order);
    return { order: orderPayload(shop, order) };
  });
}

function buy({ world, body }: Knock, shop: Shop): Order {
  const asked = readAs(purchase, body);
  const cart = openCart(shop, null);
  for (const line of asked.lines) addToCart(shop, cart, line);
  cart.lines.reverse(); // the newest line stands first in a cart; here they stay as given
  setCartAttributes(cart, asked.attributes);
  const customer =
    asked.customerId === null
      ? null
      : shop.customers.find(({ id }) => asked.customerId === undefined || id === asked.customerId);
  return checkout(world, shop, cart, { customer: customer ?? null, email: asked.email, paid: asked.paid });
}
