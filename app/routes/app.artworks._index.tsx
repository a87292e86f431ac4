import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { boundary } from "@shopify/shopify-app-remix/server";
import { addStarterArtworks } from "../domain/artworks/add-starter-artworks.ts";
import { countArtworks } from "../domain/artworks/count-artworks.ts";
import { listArtworks } from "../domain/artworks/list-artworks.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ArtworkTabs } from "../ui/artworks/artwork-tabs.tsx";
import { ArtworksTable } from "../ui/artworks/artworks-table.tsx";
import { Empty } from "../ui/empty.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { artworksWords } from "../ui/words/artworks.ts";
import { useWords } from "../ui/words/use-words.tsx";

/** `?view=archived` shows the archived ones. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const status = new URL(request.url).searchParams.get("view") === "archived" ? "archived" : "active";
  const asked = { shopId: shop.id };
  const [artworks, counts] = await Promise.all([
    listArtworks(services(), { ...asked, status }),
    countArtworks(services(), asked),
  ]);
  return { artworks, counts, status } as const;
};

/** Adds the artworks every shop starts with, if that failed when the app was installed. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  await pageData(addStarterArtworks(services(), { shopId: shop.id }));
  return null;
};

export default function ArtworksPage() {
  const words = useWords(artworksWords);
  const { artworks, counts, status } = useLoaderData<typeof loader>();
  const importing = { content: words.import, url: "/app/artworks/import" };
  const none = counts.active + counts.archived === 0;
  return (
    <Page title={words.title} fullWidth primaryAction={none ? undefined : importing}>
      <Card padding="0">
        {counts.archived > 0 || status === "archived" ? <ArtworkTabs shown={status} /> : null}
        {artworks.length > 0 ? <ArtworksTable artworks={artworks} /> : null}
        {artworks.length === 0 && none ? <NoArtworks /> : null}
        {artworks.length === 0 && !none ? (
          <Empty icon={ImageIcon} {...(status === "archived" ? words.noneArchived : words.allArchived)} />
        ) : null}
      </Card>
    </Page>
  );
}

function NoArtworks() {
  const words = useWords(artworksWords);
  const fetcher = useFetcher();
  return (
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
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
