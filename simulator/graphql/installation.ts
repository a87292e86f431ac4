import { storefrontOrigin } from "../addresses.ts";
import { gid } from "../gid.ts";
import { confirmationUrl, createPurchase, expirePurchases } from "../purchases.ts";
import { type Purchase, Refusal, type Shop, type World } from "../state.ts";
import { connection, type Node, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";

export function shopNode(world: World, shop: Shop): Node {
  const url = storefrontOrigin(world.config, shop);
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    shopOwnerName: "Sam Merchant",
    description: null,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: {
      __typename: "Domain",
      id: gid("Domain", shop.id),
      host: new URL(url).host,
      url,
      sslEnabled: false,
    },
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency],
    ianaTimezone: "America/New_York",
    timezoneAbbreviation: "EST",
    timezoneOffset: "-0500",
    timezoneOffsetMinutes: -300,
    weightUnit: "KILOGRAMS",
    taxesIncluded: false,
    setupRequired: false,
    createdAt: "2026-01-15T09:00:00Z",
    updatedAt: "2026-01-15T09:00:00Z",
    plan: { publicDisplayName: "Basic", displayName: "Basic", partnerDevelopment: true, shopifyPlus: false },
    ...metafieldFields("SHOP", () => shop.metafields),
  };
}

export function installationNode(world: World, shop: Shop): Node {
  expirePurchases(shop);
  const purchases = () => shop.purchases.map(purchaseNode);
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", shop.id),
    launchUrl: `https://admin.shopify.com/store/${shop.store}/apps/likeness`,
    uninstallUrl: null,
    accessScopes: shop.grantedScopes.map((handle) => ({ handle, description: handle })),
    activeSubscriptions: [],
    allSubscriptions: (args: PageArguments) => connection([], args),
    oneTimePurchases: (args: PageArguments) => connection(purchases(), args),
    app: {
      __typename: "App",
      id: gid("App", 7101),
      apiKey: world.config.clientId,
      handle: "likeness",
      title: "Likeness",
      embedded: true,
    },
    ...metafieldFields("APPINSTALLATION", () => shop.installationMetafields),
  };
}

export function purchaseNode(purchase: Purchase): Node {
  return {
    __typename: "AppPurchaseOneTime",
    id: gid("AppPurchaseOneTime", purchase.id),
    name: purchase.name,
    status: purchase.status,
    test: purchase.test,
    createdAt: purchase.createdAt,
    price: { amount: purchase.amount, currencyCode: purchase.currency },
  };
}

/** `appPurchaseOneTimeCreate`: a charge and the page where the merchant approves it. */
export function askForPurchase(
  world: World,
  shop: Shop,
  ask: { name: string; price: { amount: string; currencyCode: string }; returnUrl: string; test?: boolean | null },
) {
  try {
    const purchase = createPurchase(world, shop, {
      name: ask.name,
      amount: ask.price.amount,
      currency: ask.price.currencyCode,
      returnUrl: ask.returnUrl,
      test: ask.test ?? false,
    });
    const url = confirmationUrl(shop, purchase);
    return { appPurchaseOneTime: purchaseNode(purchase), confirmationUrl: url, userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const userErrors = [{ field: ["price"], message: error.message }];
    return { appPurchaseOneTime: null, confirmationUrl: null, userErrors };
  }
}
