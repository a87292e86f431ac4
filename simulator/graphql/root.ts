import { readGid } from "../gid.ts";
import type { Order, Product, Shop, World } from "../state.ts";
import { connection, count, type Node, type PageArguments } from "./connection.ts";
import { createFulfillment, findFulfillmentOrder, updateTracking } from "./fulfillment.ts";
import { fulfillmentOrderNode } from "./fulfillment-nodes.ts";
import { askForPurchase, installationNode, purchaseNode, shopNode } from "./installation.ts";
import { deleteMetafields, setMetafields } from "./metafields.ts";
import { customerNode, orderNode, searchableOrder } from "./orders.ts";
import { productNode, searchableProduct, variantNode } from "./products.ts";
import { fitsSearch } from "./search.ts";

type Id = { id: string };
type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

/** Every query and mutation the local Shopify plays, for one shop. Arguments are checked by the schema already. */
export function rootFor(world: World, shop: Shop) {
  const product = (found: Product) => productNode(world, shop, found);
  const order = (found: Order) => orderNode(world, shop, found);
  const node = ({ id }: Id) => findNode(world, shop, id);
  const variants = () =>
    shop.products.flatMap((owner) => owner.variants.map((variant) => variantNode(world, shop, owner, variant)));
  const targets = () =>
    shop.orders.flatMap((owner) =>
      owner.fulfillmentOrders.map((target) =>
        fulfillmentOrderNode({ world, shop, order: owner, node: () => order(owner) }, target),
      ),
    );
  const productsLike = (query?: string | null) =>
    shop.products.filter((candidate) => fitsSearch(query, searchableProduct(candidate)));
  const ordersLike = (query?: string | null) =>
    shop.orders.filter((candidate) => fitsSearch(query, searchableOrder(candidate)));

  return {
    shop: () => shopNode(world, shop),
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    product: ofType("Product", node),
    productByIdentifier: ({ identifier }: { identifier: { id?: string | null; handle?: string | null } }) => {
      if (identifier.id) return ofType("Product", node)({ id: identifier.id });
      const found = shop.products.find((candidate) => candidate.handle === identifier.handle);
      return found ? product(found) : null;
    },
    products: (args: ListArguments) => connection(sorted(productsLike(args.query), args.sortKey).map(product), args),
    productsCount: ({ query }: ListArguments) => count(productsLike(query)),
    productVariant: ofType("ProductVariant", node),
    productVariants: (args: ListArguments) => connection(variants(), args),
    order: ofType("Order", node),
    orders: (args: ListArguments) => connection(sorted(ordersLike(args.query), args.sortKey).map(order), args),
    ordersCount: ({ query }: ListArguments) => count(ordersLike(query)),
    fulfillmentOrder: ofType("FulfillmentOrder", node),
    fulfillmentOrders: (args: PageArguments & { includeClosed?: boolean | null }) =>
      connection(
        targets().filter((target) => args.includeClosed || !["CLOSED", "CANCELLED"].includes(String(target.status))),
        args,
      ),
    customer: ofType("Customer", node),
    currentAppInstallation: () => installationNode(world, shop),
    appInstallation: () => installationNode(world, shop),

    metafieldsSet: ({ metafields }: { metafields: Parameters<typeof setMetafields>[2] }) =>
      setMetafields(world, shop, metafields),
    metafieldsDelete: ({ metafields }: { metafields: Parameters<typeof deleteMetafields>[1] }) =>
      deleteMetafields(shop, metafields),
    fulfillmentCreate: ({ fulfillment }: { fulfillment: Parameters<typeof createFulfillment>[2] }) =>
      createFulfillment(world, shop, fulfillment),
    fulfillmentTrackingInfoUpdate: (ask: {
      fulfillmentId: string;
      trackingInfoInput: Parameters<typeof updateTracking>[3];
    }) => updateTracking(world, shop, ask.fulfillmentId, ask.trackingInfoInput),
    appPurchaseOneTimeCreate: (ask: Parameters<typeof askForPurchase>[2]) => askForPurchase(world, shop, ask),
    tagsAdd: ({ id, tags }: Id & { tags: string[] }) =>
      retag(world, shop, id, (known) => [...new Set([...known, ...tags])]),
    tagsRemove: ({ id, tags }: Id & { tags: string[] }) =>
      retag(world, shop, id, (known) => known.filter((tag) => !tags.includes(tag))),
  };
}

function findNode(world: World, shop: Shop, globalId: string): Node | null {
  const { type, id } = readGid(globalId) ?? { type: "", id: 0 };
  const has = (thing: { id: number }) => thing.id === id;
  if (type === "Product") return nodeOf(shop.products.find(has), (found) => productNode(world, shop, found));
  if (type === "Order") return nodeOf(shop.orders.find(has), (found) => orderNode(world, shop, found));
  if (type === "Customer") return nodeOf(shop.customers.find(has), customerNode);
  if (type === "AppPurchaseOneTime") return nodeOf(shop.purchases.find(has), purchaseNode);
  if (type === "Shop" && id === shop.id) return shopNode(world, shop);
  if (type === "AppInstallation" && id === shop.id) return installationNode(world, shop);
  if (type === "FulfillmentOrder")
    return nodeOf(findFulfillmentOrder(shop, globalId) ?? undefined, ({ order, target }) =>
      fulfillmentOrderNode({ world, shop, order, node: () => orderNode(world, shop, order) }, target),
    );
  const owner = type === "ProductVariant" ? shop.products.find((product) => product.variants.some(has)) : undefined;
  return nodeOf(owner?.variants.find(has), (found) => (owner ? variantNode(world, shop, owner, found) : null));
}

function nodeOf<Thing>(thing: Thing | undefined, make: (thing: Thing) => Node | null): Node | null {
  return thing === undefined ? null : make(thing);
}

/** A root field that takes an id of one type only: an id of another type is not found, as on Shopify. */
function ofType(type: string, node: (ask: Id) => Node | null) {
  return ({ id }: Id) => {
    const found = node({ id });
    return found?.__typename === type ? found : null;
  };
}

function retag(world: World, shop: Shop, id: string, change: (tags: string[]) => string[]) {
  const order = shop.orders.find((candidate) => candidate.id === readGid(id)?.id);
  if (!order) return { node: null, userErrors: [{ field: ["id"], message: "Tags can be set on orders here." }] };
  order.tags = change(order.tags);
  order.updatedAt = new Date().toISOString();
  return { node: orderNode(world, shop, order), userErrors: [] };
}

function sorted<Item extends Product | Order>(items: Item[], sortKey: string | null | undefined): Item[] {
  const key: Record<string, (item: Item) => string> = {
    TITLE: (item) => ("title" in item ? item.title : ""),
    UPDATED_AT: (item) => item.updatedAt,
    CREATED_AT: (item) => item.createdAt,
    PROCESSED_AT: (item) => item.createdAt,
  };
  const by = key[sortKey ?? ""];
  return by ? [...items].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.id - b.id)) : items;
}
