import type { ShopExchange } from "../http.ts";
import type { Cart, Product, Variant } from "../state.ts";
import { signedIn } from "./account.ts";
import { renderBlocks } from "./app-block/render-blocks.ts";
import { type Html, html } from "./html.ts";
import { dawn } from "./themes/dawn/templates.ts";
import { horizon } from "./themes/horizon/templates.ts";
import { mainSection, type ProductView, type StoreView, type ThemeTemplates } from "./themes/theme.ts";

const themes: Record<string, ThemeTemplates> = { dawn, horizon };

/** A whole page, or null when the address is none. */
export async function renderPage(exchange: ShopExchange, cart: Cart): Promise<Html | null> {
  const theme = themeOf(exchange);
  const view = viewOf(exchange, cart);
  const { pathname } = exchange.url;
  if (pathname === "/") return theme.layout(view, { title: "Home", template: "index", body: theme.home(view) });
  if (pathname === "/collections/all" || pathname === "/collections")
    return theme.layout(view, { title: "Products", template: "collection", body: theme.collection(view) });
  if (pathname === "/cart") return theme.layout(view, { title: "Your cart", template: "cart", body: theme.cart(view) });
  const shown = await productView(exchange, view);
  if (!shown) return null;
  const { title } = shown.product;
  return theme.layout(view, { title, template: "product", body: theme.product(shown), pageEnd: shown.blocks.pageEnd });
}

/** Sections of the page at the exchange's address, as section rendering answers them: by id, null for an unknown one. */
export async function renderSections(
  exchange: ShopExchange,
  cart: Cart,
  ids: string[],
): Promise<Record<string, string | null>> {
  const rendered = ids.map(async (id) => [id, (await renderSection(exchange, cart, id))?.markup ?? null] as const);
  return Object.fromEntries(await Promise.all(rendered));
}

async function renderSection(exchange: ShopExchange, cart: Cart, id: string): Promise<Html | null> {
  const theme = themeOf(exchange);
  const view = viewOf(exchange, cart);
  if (id === mainSection.cart) return theme.cart(view);
  if (id === mainSection.collection) return theme.collection(view);
  if (id !== mainSection.product) return theme.sections[id]?.(view) ?? null;
  const shown = await productView(exchange, view);
  return shown && theme.product(shown);
}

export function renderNotFound(exchange: ShopExchange, cart: Cart): Html {
  const body = html`<section class="shopify-section section"><div class="page-width"><h1>Page not found</h1><p><a href="/collections/all">Continue shopping</a></p></div></section>`;
  return themeOf(exchange).layout(viewOf(exchange, cart), { title: "Not found", template: "index", body });
}

/** The product and variant an address names, or null. */
export function findProduct({
  shop,
  url,
}: ShopExchange): { product: Product; variant: Variant; chosen: boolean } | null {
  const handle = /^(?:\/collections\/[\w-]+)?\/products\/([\w-]+?)(?:\.js)?$/.exec(url.pathname)?.[1];
  const product = shop.products.find((candidate) => candidate.handle === handle);
  if (!product) return null;
  const chosen = product.variants.find(({ id }) => String(id) === url.searchParams.get("variant"));
  const variant = chosen ?? product.variants.find(({ available }) => available) ?? product.variants[0];
  return variant ? { product, variant, chosen: chosen !== undefined } : null;
}

async function productView(exchange: ShopExchange, view: StoreView): Promise<ProductView | null> {
  const found = findProduct(exchange);
  if (!found) return null;
  const { product, variant, chosen } = found;
  const nothing = { markup: html``, pageEnd: html`` };
  const shows = exchange.shop.installed && exchange.shop.blockOnTheme;
  const blocks = shows
    ? await renderBlocks({ ...view, product, variant: chosen ? variant : undefined, sectionId: mainSection.product })
    : nothing;
  return { ...view, product, variant, blocks };
}

function themeOf({ shop }: ShopExchange): ThemeTemplates {
  return themes[shop.theme] ?? dawn;
}

function viewOf(exchange: ShopExchange, cart: Cart): StoreView {
  const { shop, url } = exchange;
  const designMode = url.searchParams.get("design_mode") === "1";
  return { shop, cart, customer: signedIn(exchange), origin: url.origin, path: url.pathname, designMode };
}
