import { cartTotalCents } from "../../carts.ts";
import {
  type Cart,
  type CartLine,
  type Customer,
  findVariant,
  type Product,
  type Shop,
  type Variant,
} from "../../state.ts";
import type { RenderedBlocks } from "../app-block/render-blocks.ts";
import { type Html, html, trusted } from "../html.ts";
import { formatMoney } from "../money.ts";

/** What every page of a storefront knows. */
export type StoreView = {
  shop: Shop;
  cart: Cart;
  /** Who is signed in. */
  customer: Customer | null;
  /** The address browsers use, without a final slash. */
  origin: string;
  path: string;
  /** The page stands in the theme editor. */
  designMode: boolean;
};
export type ProductView = StoreView & { product: Product; variant: Variant; blocks: RenderedBlocks };
export type Page = { title: string; template: "index" | "collection" | "product" | "cart"; body: Html; pageEnd?: Html };

/** A theme: how each page looks. Sections carry the ids that section rendering asks for. */
export type ThemeTemplates = {
  layout: (view: StoreView, page: Page) => Html;
  home: (view: StoreView) => Html;
  collection: (view: StoreView) => Html;
  product: (view: ProductView) => Html;
  cart: (view: StoreView) => Html;
  /** Sections other than the page's own, by id. */
  sections: Record<string, (view: StoreView) => Html>;
};

/** The id of the section each page is made of. */
export const mainSection = {
  product: "template--1__main",
  collection: "template--2__product-grid",
  cart: "template--3__cart",
};

export type ShownLine = {
  line: CartLine;
  product: Product;
  variant: Variant;
  url: string;
  place: number;
  totalCents: number;
  /** What themes print: names that begin with an underscore are private. */
  properties: { name: string; value: string }[];
};

/** Cart lines with what a page says about each. */
export function shownLines(shop: Shop, cart: Cart): ShownLine[] {
  return cart.lines.flatMap((line, index) => {
    const found = findVariant(shop, line.variantId);
    if (!found) return [];
    return {
      ...found,
      line,
      place: index + 1,
      url: `/products/${found.product.handle}?variant=${found.variant.id}`,
      totalCents: found.variant.priceCents * line.quantity,
      properties: Object.entries(line.properties)
        .filter(([name]) => !name.startsWith("_"))
        .map(([name, value]) => ({ name, value })),
    };
  });
}

export function countItems(cart: Cart): number {
  return cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The sum at the foot of the cart. */
export function cartTotal({ shop, cart }: StoreView): string {
  return formatMoney(cartTotalCents(shop, cart), shop.currency);
}

/** A property's value as Dawn and Horizon print it: an address with `/uploads/` in it becomes a link. */
export function propertyValue(value: string): Html {
  return value.includes("/uploads/") && /^https?:\/\/|^\//.test(value)
    ? html`<a href="${value}" target="_blank" rel="noopener">${value.split("/").at(-1)}</a>`
    : html`${value}`;
}

export function productImage(product: Product, attributes: { sizes: string; eager?: boolean }): Html | false {
  const image = product.images[0];
  return (
    image !== undefined &&
    html`<img src="${image.src}" alt="${image.alt}" width="${image.widthPx}" height="${image.heightPx}" sizes="${attributes.sizes}" loading="${attributes.eager ? "eager" : "lazy"}">`
  );
}

/** The seed's own words, so they are markup already. */
export function description(product: Product): Html {
  return trusted(product.descriptionHtml);
}

/** What Shopify puts in every head: the page's facts for scripts, and the theme editor's listener when it is open. */
export function contentForHeader({ shop, designMode }: StoreView): Html {
  const facts = {
    shop: shop.domain,
    locale: "en",
    currency: { active: shop.currency, rate: "1.0" },
    country: "US",
    theme: { name: shop.theme, id: shop.id, role: "main" },
    routes: { root: "/" },
    ...(designMode ? { designMode: true } : {}),
  };
  const script = `window.Shopify = Object.assign(window.Shopify || {}, ${JSON.stringify(facts).replaceAll("<", "\\u003c")});`;
  return html`<script>${trusted(script)}</script>${designMode && html`<script src="/cdn/shop/editor/design-mode.js" defer></script>`}`;
}
