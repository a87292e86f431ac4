import { storefrontOrigin } from "../addresses.ts";
import { type Exchange, readForm, redirect } from "../http.ts";
import { editOrder, refundOrder } from "../order-changes.ts";
import { cancelOrder, fulfilOrder, payOrder, readOrder } from "../orders.ts";
import { type Order, type OrderLine, Refusal, type Shop } from "../state.ts";
import { type Html, html } from "../storefront/html.ts";
import { formatMoney } from "../storefront/money.ts";
import { adminPage, badge, pageHead } from "./layout.ts";

export function ordersPage(exchange: Exchange, shop: Shop): Html {
  const orders = [...shop.orders].reverse();
  const body = html`${pageHead("Orders")}
    <div class="card card--flush">${
      orders.length === 0
        ? html`<p class="empty">No orders yet. Buy something in the online store and it will be here.</p>`
        : html`<table class="table"><thead><tr><th>Order</th><th class="wide">Date</th><th>Customer</th><th>Total</th><th>Payment</th><th class="wide">Fulfilment</th><th class="wide">Items</th></tr></thead>
        <tbody>${orders.map((order) => orderRow(shop, order))}</tbody></table>`
    }</div>`;
  return adminPage(exchange, shop, { title: "Orders", section: "orders", body });
}

function orderRow(shop: Shop, order: Order): Html {
  return html`<tr>
    <td><a href="/store/${shop.store}/orders/${order.id}"><strong>${order.name}</strong></a></td>
    <td class="wide">${clock(order.createdAt)}</td>
    <td>${customerName(order)}</td>
    <td>${formatMoney(totalCents(order), order.currency)}</td>
    <td>${paymentBadge(order)}</td><td class="wide">${fulfilmentBadge(order)}</td>
    <td class="wide">${order.lines.reduce((sum, line) => sum + line.currentQuantity, 0)}</td>
  </tr>`;
}

export function orderPage(exchange: Exchange, shop: Shop, orderId: number): Html {
  const order = readOrder(shop, orderId);
  const store = storefrontOrigin(exchange.world.config, shop);
  const problem = exchange.url.searchParams.get("problem");
  const action = (name: string, text: string, allowed: boolean, primary = false) =>
    allowed &&
    html`<form method="post" action="/store/${shop.store}/orders/${order.id}/${name}"><button class="button${primary && " button--primary"}">${text}</button></form>`;
  const open = !order.cancelledAt;
  const pending = order.financialStatus === "pending";
  const refundable = ["paid", "partially_refunded"].includes(order.financialStatus);
  const remaining = order.fulfillmentOrders.some(({ lines }) => lines.some((line) => line.remainingQuantity > 0));
  const body = html`${pageHead(
    html`<a href="/store/${shop.store}/orders" class="back" aria-label="Orders">←</a> ${order.name} ${paymentBadge(order)} ${fulfilmentBadge(order)}`,
    action("refund", "Refund", open && refundable),
    action("cancel", "Cancel order", open && order.fulfillments.length === 0),
    action("fulfil", "Fulfil", open && remaining, !pending),
    action("pay", "Mark as paid", open && pending, true),
  )}
    <p class="sub">${clock(order.createdAt)} from the online store</p>
    ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
    <div class="columns"><div>
      <form class="card" method="post" action="/store/${shop.store}/orders/${order.id}/edit">
        <h2>Items</h2>${order.lines.map((line) => lineRow(store, shop, order, line))}
        ${open && html`<p class="card__foot"><button class="button">Save quantities</button></p>`}
      </form>
      ${order.fulfillments.map(
        (
          fulfillment,
        ) => html`<div class="card"><h2>${fulfillment.name} ${badge(fulfillment.status, fulfillment.status === "success" ? "good" : "bad")}</h2>
        <p>${clock(fulfillment.createdAt)}${fulfillment.tracking.number && html` · ${fulfillment.tracking.company} ${fulfillment.tracking.number}`}</p></div>`,
      )}
      ${order.refunds.map(
        (refund) =>
          html`<div class="card"><h2>Refund</h2><p>${clock(refund.createdAt)} · ${formatMoney(
            refund.lines.reduce((sum, line) => sum + line.subtotalCents, 0),
            order.currency,
          )}</p></div>`,
      )}
    </div><div>
      <div class="card"><h2>Customer</h2><p>${customerName(order)}</p><p>${order.email}</p></div>
      <div class="card"><h2>Total</h2><p><strong>${formatMoney(totalCents(order), order.currency)} ${order.currency}</strong></p></div>
      ${order.attributes.length > 0 && html`<div class="card"><h2>Additional details</h2>${properties(order.attributes)}</div>`}
      ${order.tags.length > 0 && html`<div class="card"><h2>Tags</h2><p>${order.tags.join(", ")}</p></div>`}
      ${order.note !== "" && html`<div class="card"><h2>Note</h2><p>${order.note}</p></div>`}
    </div></div>`;
  return adminPage(exchange, shop, { title: `Order ${order.name}`, section: "orders", body });
}

/** A button of the order's page. What the shop refuses is said on the page. */
export async function actOnOrder(exchange: Exchange, shop: Shop, orderId: number, action: string): Promise<boolean> {
  const { world, response } = exchange;
  const order = readOrder(shop, orderId);
  const page = `/store/${shop.store}/orders/${order.id}`;
  const form = await readForm(exchange.request);
  try {
    if (action === "pay") payOrder(world, shop, order);
    else if (action === "fulfil") fulfilOrder(world, shop, order);
    else if (action === "cancel") cancelOrder(world, shop, order);
    else if (action === "refund") refundOrder(world, shop, order);
    else if (action === "edit") editOrder(world, shop, order, readQuantities(form));
    else return false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return redirect(response, `${page}?problem=${encodeURIComponent(error.message)}`, 303);
  }
  return redirect(response, page, 303);
}

function readQuantities(form: URLSearchParams) {
  return [...form].map(([lineId, quantity]) => ({ lineId: Number(lineId), quantity: Number(quantity) }));
}

function lineRow(store: string, shop: Shop, order: Order, line: OrderLine): Html {
  const image = shop.products.find(({ id }) => id === line.productId)?.images[0];
  return html`<div class="line">
    ${image && html`<img src="${store}${image.src}" alt="" width="48" height="58" class="line__image">`}
    <div class="line__words"><strong>${line.title}</strong><span>${line.variantTitle}</span>${properties(line.properties)}</div>
    <span class="line__price">${formatMoney(line.priceCents, order.currency)}</span>
    <label class="line__quantity">× <input type="number" name="${line.id}" min="0" value="${line.currentQuantity}" aria-label="Quantity of ${line.title}"${order.cancelledAt && html` disabled`}></label>
    <span class="line__total">${formatMoney(line.priceCents * line.currentQuantity, order.currency)}</span>
  </div>`;
}

/** Merchants see every property, the private ones too. */
function properties(list: { name: string; value: string }[]): Html | false {
  return (
    list.length > 0 &&
    html`<dl class="properties">${list.map(
      ({ name, value }) =>
        html`<div${name.startsWith("_") && html` class="properties__private" title="Hidden from shoppers"`}><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>`
  );
}

function paymentBadge(order: Order): Html {
  if (order.cancelledAt) return badge("Cancelled", "bad");
  const words = { pending: "Payment pending", paid: "Paid", partially_refunded: "Partially refunded" };
  const text = Object.entries(words).find(([status]) => status === order.financialStatus)?.[1];
  return badge(text ?? "Refunded", order.financialStatus === "pending" ? "waiting" : "plain");
}

function fulfilmentBadge(order: Order): Html | false {
  if (order.cancelledAt) return false;
  const all = order.lines.every((line) => line.fulfilledQuantity >= line.currentQuantity);
  if (order.fulfillments.length === 0) return badge("Unfulfilled", "waiting");
  return all ? badge("Fulfilled") : badge("Partially fulfilled", "waiting");
}

function totalCents(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.priceCents * line.currentQuantity, 0);
}

function customerName({ customer }: Order): string {
  return customer ? `${customer.firstName} ${customer.lastName}`.trim() : "No customer";
}

function clock(iso: string): string {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
