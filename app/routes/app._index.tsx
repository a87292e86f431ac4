import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { config } from "../config.server.ts";
import { findStorefrontPage } from "../domain/artworks/find-storefront-page.ts";
import { providerInUse } from "../domain/costs/provider-in-use.ts";
import { readBudget } from "../domain/costs/read-budget.ts";
import { readBalance } from "../domain/credits/read-balance.ts";
import { findExpiring } from "../domain/retention/find-expiring.ts";
import { keepPictures } from "../domain/retention/keep-pictures.ts";
import { warningDays } from "../domain/retention/warn-of-expiry.ts";
import { closeGuide } from "../domain/shops/close-guide.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { readHome } from "../domain/shops/read-home.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { WaitingPrints } from "../ui/credits/waiting-prints.tsx";
import { useFormats } from "../ui/formats.tsx";
import { BudgetPassed } from "../ui/home/budget-passed.tsx";
import { CreditsLeft } from "../ui/home/credits-left.tsx";
import { DataRequests } from "../ui/home/data-requests.tsx";
import { ExpiringPhotos } from "../ui/home/expiring-photos.tsx";
import { RoomLeft } from "../ui/home/room-left.tsx";
import { SetupGuide } from "../ui/home/setup-guide.tsx";
import { TodayNumbers } from "../ui/home/today-numbers.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { homeWords } from "../ui/words/home.ts";
import { plural } from "../ui/words/plural.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const [home, balance, budget] = await Promise.all([
    readHome(services(), { shop }),
    readBalance(services(), { shopId: shop.id }),
    readBudget(services(), { shopId: shop.id, provider: providerInUse(config()) }),
  ]);
  const product = home.guide.closed ? null : home.guide.product;
  return {
    ...home,
    balance,
    budget,
    apiKey: config().SHOPIFY_API_KEY,
    // Not awaited: Shopify is asked while the page is already on its way.
    storefrontPage: product ? findStorefrontPage(services(), { shopDomain: shop.domain, ...product }) : null,
  };
};

/** Puts the setup guide away, or brings it back; keeps the photos longer that would soon go. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const form = await readForm(request);
  if (form.get("keep") === "expiring") {
    const { imageIds = [] } = (await findExpiring(services(), { shopId: shop.id })) ?? {};
    const decision = { kind: "extend" as const, days: warningDays + 30 };
    await keepPictures(services(), { shopId: shop.id, imageIds, decision, actor: "merchant" });
    return null;
  }
  await closeGuide(services(), { shopId: shop.id, open: form.get("guide") === "open" });
  return null;
};

export default function HomePage() {
  const words = useWords(homeWords);
  const { guide, today, needsAttention, balance, room, budget, expiring, dataRequests, apiKey, storefrontPage } =
    useLoaderData<typeof loader>();
  const formats = useFormats();
  const fetcher = useFetcher();
  const openGuide = {
    content: words.guide.open,
    onAction: () => fetcher.submit({ guide: "open" }, { method: "post" }),
  };
  return (
    <Page title={words.title} secondaryActions={guide.closed ? [openGuide] : []}>
      <BlockStack gap="500">
        {needsAttention > 0 ? (
          <Banner
            tone="warning"
            title={plural(words.attention.title, needsAttention, formats.whole(needsAttention))}
            action={{
              content: plural(words.attention.action, needsAttention, formats.whole(needsAttention)),
              url: "/app/orders?status=needs-attention",
            }}
          >
            {plural(words.attention.text, needsAttention, formats.whole(needsAttention))}
          </Banner>
        ) : null}
        <WaitingPrints balance={balance} buy={words.credits.buy} />
        <RoomLeft room={room} />
        <BudgetPassed budget={budget} />
        <ExpiringPhotos expiring={expiring} />
        <DataRequests requests={dataRequests} />
        {guide.closed ? null : <SetupGuide guide={guide} apiKey={apiKey} storefrontPage={storefrontPage} />}
        <TodayNumbers today={today} everUsed={guide.tried} />
        <CreditsLeft balance={balance} />
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
