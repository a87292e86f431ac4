import type { Announcement, Delivery, WebhookMode } from "./deliveries.ts";
import type { Manifest } from "./manifest.ts";

/** Everything the pretend Shopify knows, in memory. Money is in cents; times are ISO strings. */

export type SimulatorConfig = {
  /** First of the four ports; see addresses.ts. */
  basePort: number;
  /** Host name browsers use for every port. */
  publicHost: string;
  bindAddress: string;
  /** Where the app really listens, for the tunnel, the app proxy and webhooks. */
  appInternalUrl: string;
  clientId: string;
  clientSecret: string;
  schemaFile: string;
  tomlFile: string;
};

export type Theme = "dawn" | "horizon";
export type ProductImage = { id: number; src: string; alt: string; widthPx: number; heightPx: number };
export type Variant = { id: number; title: string; priceCents: number; sku: string; available: boolean };
export type Metafield = {
  id: number;
  /** Resolved: the app's own `$app` is kept as `app--<number>`; ask through metafields.ts. */
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
};
export type Product = {
  id: number;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  /** False for the gift card: nothing is posted. */
  requiresShipping: boolean;
  optionName: string;
  variants: Variant[];
  images: ProductImage[];
  metafields: Metafield[];
  createdAt: string;
  updatedAt: string;
};
export type Customer = { id: number; firstName: string; lastName: string; email: string };

export type CartLine = {
  /** Variant and properties together: the same variant with other properties is another line. */
  key: string;
  variantId: number;
  productId: number;
  quantity: number;
  properties: Record<string, string>;
};
export type Cart = { token: string; lines: CartLine[]; attributes: Record<string, string>; note: string };

export type OrderLine = {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string;
  sku: string;
  vendor: string;
  priceCents: number;
  requiresShipping: boolean;
  /** As bought; an edit or refund lowers `currentQuantity`, never this. */
  quantity: number;
  currentQuantity: number;
  fulfilledQuantity: number;
  properties: { name: string; value: string }[];
};
export type FulfillmentOrderStatus = "OPEN" | "IN_PROGRESS" | "CANCELLED" | "CLOSED" | "ON_HOLD";
export type FulfillmentOrder = {
  id: number;
  status: FulfillmentOrderStatus;
  lines: { id: number; orderLineId: number; totalQuantity: number; remainingQuantity: number }[];
};
export type Tracking = { company: string | null; number: string | null; url: string | null };
export type Fulfillment = {
  id: number;
  name: string;
  fulfillmentOrderId: number;
  status: "success" | "cancelled";
  tracking: Tracking;
  lines: { orderLineId: number; quantity: number }[];
  createdAt: string;
  updatedAt: string;
};
export type Refund = {
  id: number;
  note: string;
  lines: { id: number; orderLineId: number; quantity: number; subtotalCents: number }[];
  createdAt: string;
};
export type Order = {
  id: number;
  number: number;
  name: string;
  test: boolean;
  currency: string;
  customer: Customer | null;
  email: string | null;
  financialStatus: "pending" | "paid" | "partially_refunded" | "refunded" | "voided";
  cancelledAt: string | null;
  cancelReason: string | null;
  attributes: { name: string; value: string }[];
  note: string;
  lines: OrderLine[];
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  tags: string[];
  metafields: Metafield[];
  createdAt: string;
  updatedAt: string;
};

export type Purchase = {
  id: number;
  name: string;
  amount: string;
  currency: string;
  test: boolean;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED";
  returnUrl: string;
  createdAt: string;
  updatedAt: string;
};
export type TokenGrant = {
  accessToken: string;
  kind: "offline" | "online";
  scope: string;
  expiresAtMs: number;
  refreshToken: string | null;
  refreshExpiresAtMs: number;
  /** A refresh names the grant it replaces: that one's refresh token dies when this grant is first used. */
  replaces: TokenGrant | null;
  /** Dead for good: uninstalled, or replaced by a grant that has been used. */
  revoked: boolean;
};
export type Shop = {
  id: number;
  /** Such as `pawprints.myshopify.com`. */
  domain: string;
  /** The name in admin addresses, such as `pawprints`. */
  store: string;
  name: string;
  currency: string;
  theme: Theme;
  email: string;
  installed: boolean;
  /** Whether the merchant has put our block on the product page of the theme. */
  blockOnTheme: boolean;
  /** Who has the admin open: the shop's owner, or one of the staff. */
  signedIn: "owner" | "staff";
  grantedScopes: string[];
  products: Product[];
  customers: Customer[];
  carts: Map<string, Cart>;
  orders: Order[];
  purchases: Purchase[];
  tokens: TokenGrant[];
  /** Metafields owned by the shop itself and by the app's installation. */
  metafields: Metafield[];
  installationMetafields: Metafield[];
};

export type Traffic = {
  id: number;
  at: string;
  /** Who spoke first: Shopify to the app (webhook, proxy, page) or the app to Shopify (graphql, oauth). */
  kind: "webhook" | "proxy" | "page" | "graphql" | "oauth";
  shop: string | null;
  method: string;
  /** Path and query, secrets blotted out. */
  url: string;
  summary: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  /** 0 when no answer came. */
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: string;
  ms: number;
};

export type World = {
  config: SimulatorConfig;
  /** The app's toml: scopes, webhook subscriptions, proxy. */
  manifest: Manifest;
  shops: Shop[];
  traffic: Traffic[];
  deliveries: Delivery[];
  webhookMode: WebhookMode;
  tokenMode: { refuseExchange: boolean; refuseRefresh: boolean; lifetimeSeconds: number };
  /** Grows by one at each call; every id of every shop comes from here, so none is ever shared. */
  nextId: () => number;
  /** One event, told under each topic the app subscribed to. Set by webhooks.ts. */
  announce: (shop: Shop, announcements: Announcement[]) => void;
};

/** What a person or a program asked for and the pretend Shopify refuses, with the HTTP status to answer. */
export class Refusal extends Error {
  status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "Refusal";
    this.status = status;
  }
}

/** The shop of a full domain or of a store name, or null. */
export function findShop(world: World, name: string): Shop | null {
  return world.shops.find((shop) => shop.domain === name || shop.store === name) ?? null;
}

/** The shop, or a 404 refusal that names what was asked for. */
export function readShop(world: World, name: string): Shop {
  const shop = findShop(world, name);
  if (!shop) throw new Refusal(404, `There is no shop "${name}".`);
  return shop;
}

/** A variant with its product, or null. */
export function findVariant(shop: Shop, variantId: number): { product: Product; variant: Variant } | null {
  for (const product of shop.products) {
    const variant = product.variants.find((candidate) => candidate.id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}

/** Cents as Shopify writes money: "24.00". */
export function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
