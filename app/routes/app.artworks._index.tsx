import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { boundary } from "@shopify/shopify-app-remix/server";
import { addStarterArtworks } from "../domain/artworks/add-starter-artworks.ts";
import { listArtworks } from "../domain/artworks/list-artworks.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ArtworksTable } from "../ui/artworks/artworks-table.tsx";
import { Empty } from "../ui/empty.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { artworksWords as words } from "../ui/words/artworks.ts";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  return { artworks: await listArtworks(services(), { shopId: shop.id }) };
};

/** Adds the artworks every shop starts with, if that failed when the app was installed. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  await pageData(addStarterArtworks(services(), { shopId: shop.id }));
  return null;
};

export default function ArtworksPage() {
  const { artworks } = useLoaderData<typeof loader>();
  const fetcher = useFetcher();
  return (
    <Page title={words.title} fullWidth>
      <Card padding="0">
        {artworks.length > 0 ? (
          <ArtworksTable artworks={artworks} />
        ) : (
          <Empty
            icon={ImageIcon}
            title={words.empty.title}
            text={words.empty.text}
            action={{
              content: words.empty.action,
              primary: true,
              loading: fetcher.state !== "idle",
              onAction: () => fetcher.submit(null, { method: "post" }),
            }}
          />
        )}
      </Card>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
