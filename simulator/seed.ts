import type { WebhookMode } from "./deliveries.ts";
import type { Manifest } from "./manifest.ts";
import type { Product, Shop, SimulatorConfig, Theme, Variant, World } from "./state.ts";

/** A fresh world: two shops with posters, a gift card and one customer each; the app not installed yet. */
export function seedWorld(config: SimulatorConfig, manifest: Manifest): World {
  const world: World = {
    config,
    manifest,
    shops: [],
    traffic: [],
    deliveries: [],
    webhookMode: calmWebhooks(),
    tokenMode: usualTokens(),
    nextId: counter(900_000_000_000),
    announce: () => {},
  };
  resetWorld(world);
  return world;
}

/** Puts the world back as it was at the start. Ids go on growing, so nothing old is mistaken for something new. */
export function resetWorld(world: World): void {
  world.shops = [
    seedShop({ store: "pawprints", name: "Pawprints", currency: "USD", theme: "dawn", firstId: 81_000 }),
    seedShop({ store: "gallery-north", name: "Gallery North", currency: "EUR", theme: "horizon", firstId: 82_000 }),
  ];
  world.traffic = [];
  world.deliveries = [];
  world.webhookMode = calmWebhooks();
  world.tokenMode = usualTokens();
}

const calmWebhooks = (): WebhookMode => ({ copies: 1, dropPercent: 0, paused: false, shuffled: false, retryMs: 500 });
const usualTokens = () => ({ refuseExchange: false, refuseRefresh: false, lifetimeSeconds: 3600 });

type ShopSeed = { store: string; name: string; currency: string; theme: Theme; firstId: number };

function seedShop({ store, name, currency, theme, firstId }: ShopSeed): Shop {
  const nextId = counter(firstId);
  return {
    id: nextId(),
    domain: `${store}.myshopify.com`,
    store,
    name,
    currency,
    theme,
    email: `owner@${store}.example`,
    installed: false,
    blockOnTheme: true,
    signedIn: "owner",
    grantedScopes: [],
    products: [
      poster(nextId, name, "The Howl", "A burning sky, a bridge, and someone you know with something to say about it."),
      poster(nextId, name, "Royal Portrait", "Velvet, gold braid and the calm gaze of a ruler who is fed twice a day."),
      poster(nextId, name, "Storybook Meadow", "A page from a picture book that was waiting for its hero."),
      poster(nextId, name, "Best Friends", "Two portraits in gold, a garden at dusk, and their names on the ribbon."),
      poster(nextId, name, "Big Screen", "The sun goes down, the credits roll, and one hero stays.", [
        "12 × 16 in",
        "18 × 24 in",
      ]),
      poster(nextId, name, "Gallery Wall", "Their picture on a fine wall, for those who have none.", [
        "16 × 12 in",
        "24 × 18 in",
      ]),
      giftCard(nextId, name),
    ],
    customers: [{ id: nextId(), firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" }],
    carts: new Map(),
    orders: [],
    purchases: [],
    tokens: [],
    metafields: [],
    installationMetafields: [],
  };
}

function poster(
  nextId: () => number,
  vendor: string,
  title: string,
  description: string,
  [small, large] = ["10 × 12 in", "20 × 24 in"],
): Product {
  const handle = title.toLowerCase().replaceAll(" ", "-");
  return {
    ...product(
      nextId,
      vendor,
      title,
      `<p>${description}</p><p>Printed on heavy matte paper, with your photo in it.</p>`,
    ),
    productType: "Poster",
    requiresShipping: true,
    optionName: "Size",
    variants: [
      variant(nextId, small ?? "", 2900, `${handle}-${sku(small)}`),
      variant(nextId, large ?? "", 5900, `${handle}-${sku(large)}`),
    ],
  };
}

function sku(size = ""): string {
  return size.replace(" in", "").replace(" × ", "x");
}

function giftCard(nextId: () => number, vendor: string): Product {
  return {
    ...product(nextId, vendor, "Gift card", "<p>For someone who would rather choose the picture.</p>"),
    productType: "Gift card",
    requiresShipping: false,
    optionName: "Amount",
    variants: [variant(nextId, "25", 2500, "gift-card-25"), variant(nextId, "50", 5000, "gift-card-50")],
  };
}

function product(nextId: () => number, vendor: string, title: string, descriptionHtml: string): Product {
  const handle = title.toLowerCase().replaceAll(" ", "-");
  const src = `/cdn/shop/files/${handle}.svg`;
  return {
    id: nextId(),
    handle,
    title,
    descriptionHtml,
    vendor,
    productType: "",
    requiresShipping: true,
    optionName: "Title",
    variants: [],
    images: [{ id: nextId(), src, alt: title, widthPx: 1000, heightPx: 1200 }],
    metafields: [],
    createdAt: "2026-02-01T10:00:00Z",
    updatedAt: "2026-02-01T10:00:00Z",
  };
}

function variant(nextId: () => number, title: string, priceCents: number, sku: string): Variant {
  return { id: nextId(), title, priceCents, sku, available: true };
}

function counter(first: number): () => number {
  let next = first;
  return () => next++;
}
