import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, Layout, Page, Text } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeArtwork } from "../domain/artworks/change-artwork.ts";
import { readArtwork } from "../domain/artworks/read-artwork.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ArtworkPicture } from "../ui/artworks/artwork-picture.tsx";
import { AssignedProducts } from "../ui/artworks/assigned-products.tsx";
import { useProductAssignment } from "../ui/artworks/use-product-assignment.ts";
import { Facts } from "../ui/facts.tsx";
import { Moment, useFormats } from "../ui/formats.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { printSize } from "../ui/print-size.ts";
import { artworkWords as words } from "../ui/words/artworks.ts";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  return pageData(readArtwork(services(), { shopId: shop.id, artworkId: params.artworkId ?? "" }));
};

/** Puts the artwork on products, tries again those Shopify did not take, or takes it off one. */
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
  const artwork = useLoaderData<typeof loader>();
  const formats = useFormats();
  const assignment = useProductAssignment();
  const { print, picture, version } = artwork;
  const [width, height, dpi] = [print.widthPx, print.heightPx, print.dpi].map(formats.whole) as [
    string,
    string,
    string,
  ];
  return (
    <Page
      title={artwork.title}
      backAction={{ url: "/app/artworks" }}
      primaryAction={{ content: words.products.assign, loading: assignment.busy, onAction: assignment.choose }}
    >
      <Layout>
        <Layout.Section variant="oneHalf">
          <Card>
            <ArtworkPicture title={artwork.title} picture={picture} />
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <BlockStack gap="400">
            <AssignedProducts products={artwork.products} assignment={assignment} />
            <Card>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  {words.details.title}
                </Text>
                <Facts
                  facts={[
                    { name: words.details.size, value: printSize(print, formats) },
                    { name: words.details.pixels, value: words.details.pixelSize(width, height, dpi) },
                    { name: words.details.photos, value: picture.slots.map((slot) => slot.label).join(", ") },
                    {
                      name: words.details.version,
                      value: (
                        <Moment
                          at={version.createdAt}
                          say={(date) => words.details.versionSince(formats.whole(version.number), date)}
                        />
                      ),
                    },
                  ]}
                />
              </BlockStack>
            </Card>
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
