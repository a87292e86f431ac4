import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { config } from "../config.server.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { refuseOtherFrame } from "../http/frame-policy.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { FailurePage } from "../ui/failure-page.tsx";
import { FormatsProvider } from "../ui/formats.tsx";
import { localeOf, timezoneOf } from "../ui/locality.ts";
import { PageOutlet } from "../ui/page-outlet.tsx";
import { isPhone } from "../ui/use-narrow.ts";
import { sharedWords } from "../ui/words/shared.ts";
import { usePolarisWords, useWords } from "../ui/words/use-words.tsx";

/** Nobody sees it but screen readers: the admin has a title of its own. */
export const meta = () => [{ title: "Likeness" }];

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];

/** The frame of every admin page: who the shop is, how it reads dates, and App Bridge. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  refuseOtherFrame(request, session.shop);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const { SHOPIFY_API_KEY, APP_BRIDGE_URL } = config();
  return {
    apiKey: SHOPIFY_API_KEY,
    appBridgeUrl: APP_BRIDGE_URL,
    phone: isPhone(request),
    locality: { locale: localeOf(request), timezone: timezoneOf(shop.timezone) },
  };
};

/** Nothing here changes while the merchant moves about. */
export const shouldRevalidate = () => false;

export default function AdminFrame() {
  const { apiKey, appBridgeUrl, locality } = useLoaderData<typeof loader>();
  const words = useWords(sharedWords).nav;
  const polaris = usePolarisWords();
  return (
    <AppProvider
      isEmbeddedApp
      apiKey={apiKey}
      {...(polaris && { i18n: polaris })}
      {...(appBridgeUrl ? { __APP_BRIDGE_URL: appBridgeUrl } : {})}
    >
      <NavMenu>
        <Link to="/app" rel="home">
          {words.home}
        </Link>
        <Link to="/app/artworks">{words.artworks}</Link>
        <Link to="/app/orders">{words.orders}</Link>
        <Link to="/app/photos">{words.photos}</Link>
        <Link to="/app/storage">{words.storage}</Link>
        <Link to="/app/credits">{words.credits}</Link>
        <Link to="/app/activity">{words.activity}</Link>
        <Link to="/app/settings">{words.settings}</Link>
      </NavMenu>
      <FormatsProvider locality={locality}>
        <PageOutlet />
      </FormatsProvider>
    </AppProvider>
  );
}

export function ErrorBoundary() {
  return <FailurePage />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
