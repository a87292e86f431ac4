import { gid } from "../gid.ts";
import { findVariant, money, type Order, type OrderLine, type Shop, type World } from "../state.ts";
import type { Node } from "./connection.ts";
import { productNode, variantNode } from "./products.ts";

export function lineNode(world: World, shop: Shop, order: Order, line: OrderLine): Node {
  const found = line.variantId === null ? null : findVariant(shop, line.variantId);
  const unshipped = Math.max(0, line.currentQuantity - line.fulfilledQuantity);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    name: `${line.title} - ${line.variantTitle}`,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: unshipped,
    fulfillableQuantity: unshipped,
    nonFulfillableQuantity: 0,
    requiresShipping: line.requiresShipping,
    isGiftCard: !line.requiresShipping,
    taxable: true,
    restockable: true,
    merchantEditable: true,
    image: null,
    customAttributes: line.properties.map(({ name, value }) => ({ key: name, value })),
    originalUnitPriceSet: moneyBag(order, line.priceCents),
    discountedUnitPriceSet: moneyBag(order, line.priceCents),
    originalTotalSet: moneyBag(order, line.priceCents * line.quantity),
    discountedTotalSet: moneyBag(order, line.priceCents * line.quantity),
    product: () => found && productNode(world, shop, found.product),
    variant: () => found && variantNode(world, shop, found.product, found.variant),
  };
}

/** An amount of the order, twice the same: these shops sell in one currency. */
export function moneyBag(order: Order, cents: number) {
  const amount = { amount: money(cents), currencyCode: order.currency };
  return { shopMoney: amount, presentmentMoney: amount };
}
