import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Box, Card, Layout, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { changeArtwork } from "../domain/artworks/change-artwork.ts";
import { readArtwork } from "../domain/artworks/read-artwork.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ArchiveQuestion } from "../ui/artworks/archive-question.tsx";
import { ArtworkFacts } from "../ui/artworks/artwork-facts.tsx";
import { ArtworkPicture } from "../ui/artworks/artwork-picture.tsx";
import { ArtworkVersions } from "../ui/artworks/artwork-versions.tsx";
import { AssignedProducts } from "../ui/artworks/assigned-products.tsx";
import { useArtworkArchiving } from "../ui/artworks/use-artwork-archiving.ts";
import { useArtworkExport } from "../ui/artworks/use-artwork-export.ts";
import { useProductAssignment } from "../ui/artworks/use-product-assignment.ts";
import { PageFailure } from "../ui/page-failure.tsx";
import { artworkWords } from "../ui/words/artworks.ts";
import { sharedWords } from "../ui/words/shared.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  return pageData(readArtwork(services(), { shopId: shop.id, artworkId: params.artworkId ?? "" }));
};

/** Puts the artwork on products, tries again those Shopify did not take, takes it off one, or archives it. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const form = await readForm(request);
  return changeArtwork(services(), {
    shop,
    artworkId: params.artworkId ?? "",
    intent: String(form.get("intent")),
    products: String(form.get("products") ?? ""),
    productId: String(form.get("productId") ?? ""),
  });
};

export default function ArtworkPage() {
  const { nav } = useWords(sharedWords);
  const words = useWords(artworkWords);
  const artwork = useLoaderData<typeof loader>();
  const assignment = useProductAssignment();
  const archiving = useArtworkArchiving();
  const exporting = useArtworkExport(artwork.id);
  const [asking, setAsking] = useState(false);
  return (
    <Page
      title={artwork.title}
      backAction={{ content: nav.artworks, url: "/app/artworks" }}
      titleMetadata={artwork.archived ? <Badge>{words.archived}</Badge> : null}
      primaryAction={
        artwork.archived
          ? { content: words.archive.undo, loading: archiving.busy, onAction: archiving.unarchive }
          : { content: words.products.assign, loading: assignment.busy, onAction: assignment.choose }
      }
      secondaryActions={[
        {
          content: words.versions.export,
          loading: exporting.busy !== null,
          onAction: () => exporting.save(artwork.version.number),
        },
        { content: words.versions.import, url: `/app/artworks/import?artwork=${artwork.id}` },
        ...(artwork.archived
          ? []
          : [{ content: words.archive.action, loading: archiving.busy, onAction: () => setAsking(true) }]),
      ]}
    >
      <ArchiveQuestion
        title={artwork.title}
        products={artwork.products}
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={archiving.archive}
      />
      <Layout>
        {archiving.refusal ? (
          <Layout.Section>
            <Banner tone="critical">{archiving.refusal}</Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section variant="oneHalf">
          <Card>
            <ArtworkPicture title={artwork.title} picture={artwork.picture} />
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <BlockStack gap="400">
            {artwork.archived ? null : <AssignedProducts products={artwork.products} assignment={assignment} />}
            <ArtworkFacts sizes={artwork.sizes} picture={artwork.picture} texts={artwork.texts} />
            <ArtworkVersions
              versions={artwork.versions}
              onProducts={artwork.products.length > 0}
              exporting={exporting}
            />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
