/** Credits as they are sold; prices in whole cents of US dollars. */
export interface Pack {
  credits: number;
  priceCents: number;
}

/** What the operator sets about credits. */
export interface Billing {
  packs: Pack[];
  /** Charges are only pretended, by Shopify: for shops that try the app out. Where this is false a pretended charge buys nothing. */
  test: boolean;
  /** What a shop starts with. */
  welcomeCredits: number;
  /** The app in a shop's admin, where Shopify sends a merchant back to. */
  adminUrl(shopDomain: string, path: string): string;
}
