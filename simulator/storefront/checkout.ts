import { addresses } from "../addresses.ts";
import { cartTotalCents } from "../carts.ts";
import { readForm, redirect, type ShopExchange, sendHtml } from "../http.ts";
import { checkout, readOrder } from "../orders.ts";
import type { Customer, Order, Shop, World } from "../state.ts";
import { cartOf } from "./cart-routes.ts";
import { type Html, html } from "./html.ts";
import { formatMoney } from "./money.ts";
import { productImage, propertyValue, shownLines } from "./themes/theme.ts";

/** `/checkout` and the page after it: Shopify's own, the same for every theme. */
export async function answerCheckout(exchange: ShopExchange): Promise<boolean> {
  const { url, method, shop, response } = exchange;
  if (url.pathname === "/checkout") {
    const cart = cartOf(exchange);
    if (cart.lines.length === 0) return redirect(response, "/cart");
    if (method !== "POST") return sendHtml(response, 200, checkoutPage(exchange).markup);
    return redirect(response, `/orders/${(await placeOrder(exchange)).id}/thank-you`, 303);
  }
  const orderId = /^\/orders\/(\d+)\/thank-you$/.exec(url.pathname)?.[1];
  if (!orderId) return false;
  return sendHtml(response, 200, thankYouPage(exchange, readOrder(shop, Number(orderId))).markup);
}

async function placeOrder(exchange: ShopExchange): Promise<Order> {
  const { world, shop } = exchange;
  const form = await readForm(exchange.request);
  const customer = customerOf(world, shop, form);
  const paid = form.get("pay") !== "later";
  return checkout(world, shop, cartOf(exchange), { customer, email: customer.email, paid });
}

/** Whoever has this address, or a new customer, as Shopify makes one of every guest. */
function customerOf(world: World, shop: Shop, form: URLSearchParams): Customer {
  const email = form.get("email")?.trim() || "guest@example.com";
  const known = shop.customers.find((customer) => customer.email === email);
  if (known) return known;
  const guest = {
    id: world.nextId(),
    firstName: form.get("firstName") ?? "",
    lastName: form.get("lastName") ?? "",
    email,
  };
  shop.customers.push(guest);
  return guest;
}

function checkoutPage(exchange: ShopExchange): Html {
  const { shop } = exchange;
  const cart = cartOf(exchange);
  const total = formatMoney(cartTotalCents(shop, cart), shop.currency);
  const ada = shop.customers[0];
  const lines = shownLines(shop, cart).map(({ line, product, variant, totalCents, properties }) =>
    summaryLine(shop, {
      image: productImage(product, { sizes: "64px" }),
      quantity: line.quantity,
      title: product.title,
      variantTitle: variant.title,
      cents: totalCents,
      properties,
    }),
  );
  return page(
    shop,
    "Checkout",
    html`<form method="post" action="/checkout" class="checkout__form">
      <fieldset><legend>Contact</legend>${field("email", "Email", ada?.email ?? "", "email")}</fieldset>
      <fieldset class="checkout__grid"><legend>Delivery</legend>
        ${field("country", "Country/Region", "United Kingdom")}
        ${field("firstName", "First name", ada?.firstName ?? "")}${field("lastName", "Last name", ada?.lastName ?? "")}
        ${field("address1", "Address", "12 St James's Square")}
        ${field("city", "City", "London")}${field("zip", "Postcode", "SW1Y 4JH")}
      </fieldset>
      <fieldset><legend>Shipping method</legend><p class="checkout__option"><span>Standard</span><span>Free</span></p></fieldset>
      <fieldset><legend>Payment</legend><p class="checkout__option"><span>Pretend card ending in 1</span><span>No real money</span></p></fieldset>
      <button class="checkout__pay" name="pay" value="now">Pay now</button>
      <button class="checkout__later" name="pay" value="later">Place order, pay later</button>
    </form>`,
    html`<ul class="summary__lines">${lines}</ul>
      <p class="summary__row"><span>Subtotal · ${cart.lines.length} ${cart.lines.length === 1 ? "line" : "lines"}</span><span>${total}</span></p>
      <p class="summary__row"><span>Shipping</span><span>Free</span></p>
      <p class="summary__row summary__total"><span>Total</span><span><small>${shop.currency}</small> ${total}</span></p>`,
  );
}

function thankYouPage({ shop, world }: ShopExchange, order: Order): Html {
  const paid = order.financialStatus !== "pending";
  const total = order.lines.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0);
  return page(
    shop,
    "Thank you",
    html`<div class="thanks" data-order-id="${order.id}" data-order-name="${order.name}">
      <p class="thanks__number">Confirmation ${order.name}</p>
      <h1>Thank you${order.customer && `, ${order.customer.firstName}`}!</h1>
      <div class="thanks__box"><h2>${paid ? "Your order is confirmed" : "Your order is waiting for payment"}</h2>
        <p>${paid ? "You will get a confirmation at" : "We will write to you at"} ${order.email}.</p></div>
      <p><a class="checkout__pay" href="/collections/all">Continue shopping</a></p>
      <p class="thanks__aside">This is a pretend shop. <a href="${addresses(world.config).admin}/store/${shop.store}/orders/${order.id}">See the order as the merchant</a></p>
    </div>`,
    html`<ul class="summary__lines">${order.lines.map((line) =>
      summaryLine(shop, {
        image: imageOf(shop, line.productId),
        quantity: line.quantity,
        title: line.title,
        variantTitle: line.variantTitle,
        cents: line.priceCents * line.quantity,
        properties: line.properties.filter(({ name }) => !name.startsWith("_")),
      }),
    )}</ul>
      <p class="summary__row summary__total"><span>Total</span><span><small>${order.currency}</small> ${formatMoney(total, order.currency)}</span></p>`,
  );
}

type Summary = {
  image: Html | false;
  quantity: number;
  title: string;
  variantTitle: string;
  cents: number;
  properties: { name: string; value: string }[];
};

function summaryLine(shop: Shop, { image, quantity, title, variantTitle, cents, properties }: Summary): Html {
  return html`<li class="summary__line">
    <span class="summary__image">${image}<span class="summary__quantity">${quantity}</span></span>
    <span><strong>${title}</strong><small>${variantTitle}</small>${properties.map(
      ({ name, value }) => html`<small>${name}: ${propertyValue(value)}</small>`,
    )}</span>
    <span>${formatMoney(cents, shop.currency)}</span>
  </li>`;
}

function imageOf(shop: Shop, productId: number | null): Html | false {
  const product = shop.products.find(({ id }) => id === productId);
  return product !== undefined && productImage(product, { sizes: "64px" });
}

function field(name: string, label: string, value: string, type = "text"): Html {
  return html`<label class="checkout__field checkout__field--${name}"><span>${label}</span><input name="${name}" type="${type}" value="${value}" autocomplete="off"></label>`;
}

function page(shop: Shop, title: string, main: Html, summary: Html): Html {
  return html`<!doctype html>
<html lang="en"><head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} – ${shop.name}</title>
  <link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/cdn/shop/checkout/checkout.css">
</head><body>
  <header class="checkout__header"><a href="/">${shop.name}</a></header>
  <div class="checkout"><main class="checkout__main">${main}</main><aside class="checkout__summary" aria-label="Order summary">${summary}</aside></div>
</body></html>`;
}
